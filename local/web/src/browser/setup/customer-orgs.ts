import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** An org as `startLoop` takes it. */
export interface CustomerOrg {
    projectDir: string;
    definitionFile: string;
}

/** The customer's rule refuses more, whoever writes it. */
export const ALLOWED_AMOUNT = 900_000;

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const file = (type: string, elements: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${elements}</${type}>\n`;
const rule = (name: string, formula: string, message: string) =>
    file(
        'ValidationRule',
        `<fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula>` +
            `<errorMessage>${message}</errorMessage>`
    );
const trigger = (name: string) =>
    `trigger ${name} on Opportunity (before insert) { Integer count = Trigger.new.size(); }\n`;
const triggerMeta = file('ApexTrigger', '<apiVersion>67.0</apiVersion><status>Active</status>');

/** A permission set of the customer that opens a field of Opportunity. */
const editing = (label: string, field: string) =>
    file(
        'PermissionSet',
        `<label>${label}</label><fieldPermissions><editable>true</editable><field>Opportunity.${field}</field>` +
            '<readable>true</readable></fieldPermissions>'
    );

/** An org in which everything that step 0 looks at is in the way. */
export function orgInTheWay(folder: string): Promise<CustomerOrg> {
    return write(folder, {
        packages: ['force-app'],
        definition: { edition: 'Professional', features: ['PersonAccounts'] },
        files: {
            'objects/Opportunity/validationRules/Next_Step.validationRule-meta.xml': rule(
                'Next_Step',
                'AND(NOT(ISNEW()), ISBLANK(NextStep))',
                'Say what the next step is.'
            ),
            'flows/Round_the_Amount.flow-meta.xml': file(
                'Flow',
                '<label>Round</label><processType>AutoLaunchedFlow</processType><start><object>Opportunity</object>' +
                    '<triggerType>RecordAfterSave</triggerType></start><status>Active</status>'
            ),
            'approvalProcesses/Opportunity.Discount.approvalProcess-meta.xml': file(
                'ApprovalProcess',
                '<active>true</active><label>Discount</label>'
            ),
            'triggers/RoundAmounts.trigger': trigger('RoundAmounts'),
            'triggers/RoundAmounts.trigger-meta.xml': triggerMeta,
            'triggers/msft_SolutionTrigger.trigger': trigger('msft_SolutionTrigger'),
            'triggers/msft_SolutionTrigger.trigger-meta.xml': triggerMeta
        }
    });
}

/** The same org mended; what the customer has besides is in nobody's way until something is done wrong. */
export function mendedOrg(folder: string): Promise<CustomerOrg> {
    return write(folder, {
        packages: ['force-app', 'addon-team', 'unpackaged'],
        definition: {
            edition: 'Enterprise',
            features: ['StateAndCountryPicklist'],
            settings: {
                enhancedNotesSettings: { enableEnhancedNotes: true },
                opportunitySettings: { enableOpportunityTeam: true }
            }
        },
        files: {
            'objects/Opportunity/validationRules/Deal_Desk.validationRule-meta.xml': rule(
                'Deal_Desk',
                `AND(ISCHANGED(Amount), Amount &gt; ${ALLOWED_AMOUNT})`,
                'Such an amount needs the approval of the deal desk.'
            ),
            'objects/Opportunity/fields/Segment__c.field-meta.xml': file(
                'CustomField',
                '<fullName>Segment__c</fullName><label>Segment</label><length>80</length><type>Text</type>'
            ),
            'permissionsets/Segments.permissionset-meta.xml': editing('Segments', 'Segment__c'),
            'permissionsets/Importers.permissionset-meta.xml': editing('Importers', 'Referral_Identifier__c')
        }
    });
}

interface Customer {
    packages: string[];
    definition: object;
    /** By path below the customer's own package directory. */
    files: Record<string, string>;
}

/** A project of the packages and of what the customer has built beside them. */
async function write(folder: string, { packages, definition, files }: Customer): Promise<CustomerOrg> {
    const own = path.join(folder, 'customer/main/default');
    for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(own, name)), { recursive: true });
        await writeFile(path.join(own, name), text);
    }
    for (const one of packages) await symlink(path.join(root, one), path.join(folder, one), 'dir');
    const packageDirectories = [...packages, 'customer'].map((one) => ({ path: one }));
    await writeFile(
        path.join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories, sourceApiVersion: '67.0' })
    );
    const definitionFile = path.join(folder, 'definition.json');
    await writeFile(definitionFile, JSON.stringify(definition));
    return { projectDir: folder, definitionFile };
}
