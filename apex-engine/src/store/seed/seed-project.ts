import fs from 'node:fs';
import path from 'node:path';
import { isTrue, readXml } from '../../schema/metadata/read-xml.ts';
import { Blob, Decimal } from '../../values/index.ts';
import type { Seeder } from './seeder.ts';

/** Rows of what the project deploys. */
export function seedProject(seeder: Seeder): void {
    seedCode(seeder);
    seedResources(seeder);
    seedSetup(seeder);
    seedAutomation(seeder);
}

function seedCode({ classes, triggers, namespace, add, textOf }: Seeder): void {
    for (const { name, file } of classes)
        add('ApexClass', {
            Name: name,
            ApiVersion: Decimal.parse('62.0'),
            Status: 'Active',
            IsValid: true,
            NamespacePrefix: namespace,
            Body: textOf(file),
            LengthWithoutComments: 1
        });
    for (const { name, object, file, isInactive } of triggers)
        add('ApexTrigger', {
            Name: name,
            Status: isInactive ? 'Inactive' : 'Active',
            IsValid: true,
            TableEnumOrId: object,
            NamespacePrefix: namespace,
            Body: textOf(file)
        });
}

/** A resource may be a folder, whose content nobody reads here. */
function seedResources({ schema, namespace, add }: Seeder): void {
    for (const { name, file, contentType } of schema.resources.values()) {
        const isFile = file && fs.statSync(file).isFile();
        add('StaticResource', {
            Name: name,
            Body: new Blob(isFile ? fs.readFileSync(file) : Buffer.alloc(0)),
            ContentType: contentType || null,
            NamespacePrefix: namespace
        });
    }
}

function seedSetup({ schema, namespace, add }: Seeder): void {
    for (const partition of schema.cachePartitions)
        add('PlatformCachePartition', {
            DeveloperName: partition.name,
            MasterLabel: partition.name,
            IsDefaultPartition: partition.isDefault,
            NamespacePrefix: namespace
        });
    for (const type of schema.notificationTypes)
        add('CustomNotificationType', {
            CustomNotifTypeName: type.customNotifTypeName,
            DeveloperName: type.customNotifTypeName,
            MasterLabel: type.masterLabel,
            Desktop: String(type.desktop) === 'true',
            Mobile: String(type.mobile) === 'true'
        });
    for (const name of schema.namedCredentials)
        add('NamedCredential', { DeveloperName: name, MasterLabel: name });
    const menuItem = (name: string, place: number, id: string) =>
        add('AppMenuItem', { Name: name, Label: name, SortOrder: place, ApplicationId: id });
    menuItem('Sales', 1, '02u000000000001AAA');
    for (const file of schema.files ?? [])
        if (file.endsWith('.app-meta.xml'))
            menuItem(path.basename(file).split('.')[0]!, 2, '02u000000000002AAA');
}

/** What acts on a save beside code: listed for Apex, and not run here. */
function seedAutomation({ schema, add }: Seeder): void {
    for (const file of schema.files) {
        const [name = '', ...rest] = path.basename(file).split('.');
        if (file.endsWith('.flow-meta.xml')) {
            const { label, processType, start, status } = readXml(file, 'Flow');
            add('FlowDefinitionView', {
                ApiName: name,
                Label: label,
                ProcessType: processType,
                TriggerType: start?.triggerType,
                TriggerObjectOrEventId: start?.object,
                IsActive: status === 'Active'
            });
        } else if (file.endsWith('.approvalProcess-meta.xml')) {
            // Named `Opportunity.Discount`.
            const { active, label } = readXml(file, 'ApprovalProcess');
            add('ProcessDefinition', {
                DeveloperName: rest[0],
                Name: label,
                Type: 'Approval',
                State: isTrue(active) ? 'Active' : 'Inactive',
                TableEnumOrId: name
            });
        }
    }
}
