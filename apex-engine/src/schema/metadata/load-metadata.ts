import fs from 'node:fs';
import path from 'node:path';
import type { Schema } from '../schema.ts';
import { SObjectDef } from '../sobject.ts';
import { addSystemFields } from '../system-fields.ts';
import { addField, picklistValues } from './custom-field.ts';
import { readCustomMetadataRecord } from './custom-metadata-record.ts';
import { addCustomObject } from './custom-object.ts';
import { readExternalCredential } from './external-credential.ts';
import { addFieldSet, addRecordType, addSharingReason, addValidationRule, objectOf } from './object-parts.ts';
import { readPermissionSet } from './permission-set.ts';
import { isTrue, listOf, readXml } from './read-xml.ts';

type Reader = (schema: Schema, file: string) => void;

const nameOf = (file: string): string => path.basename(file).split('.')[0]!;
const keyOf = (file: string): string => nameOf(file).toLowerCase();

/** Kinds of files in the order in which they are read: what others refer to comes first. */
const READERS: [suffix: string, read: Reader][] = [
    ['.labels-meta.xml', readLabels],
    ['.labels', readLabels],
    [
        '.globalValueSet-meta.xml',
        (schema, file) =>
            schema.valueSets.set(keyOf(file), picklistValues(readXml(file, 'GlobalValueSet').customValue))
    ],
    ['.field-meta.xml', readField],
    ['.fieldSet-meta.xml', addFieldSet],
    ['.sharingReason-meta.xml', addSharingReason],
    ['.recordType-meta.xml', addRecordType],
    ['.validationRule-meta.xml', addValidationRule],
    ['.md-meta.xml', (schema, file) => schema.metadataRecords.push(readCustomMetadataRecord(file))],
    [
        '.permissionset-meta.xml',
        (schema, file) => schema.permissionSets.set(keyOf(file), readPermissionSet(file))
    ],
    ['.permissionsetgroup-meta.xml', readPermissionSetGroup],
    ['.customPermission-meta.xml', (schema, file) => schema.customPermissions.add(nameOf(file))],
    ['.flow-meta.xml', (schema, file) => schema.flows.add(nameOf(file))],
    ['.cachePartition-meta.xml', readCachePartition],
    ['.namedCredential-meta.xml', (schema, file) => schema.namedCredentials.add(nameOf(file))],
    [
        '.notiftype-meta.xml',
        (schema, file) =>
            schema.notificationTypes.push(
                readXml(file, 'CustomNotificationType') as Schema['notificationTypes'][number]
            )
    ],
    [
        '.externalCredential-meta.xml',
        (schema, file) => schema.externalCredentials.push(readExternalCredential(file))
    ],
    ['.resource-meta.xml', readStaticResource]
];

/** Reads all metadata below some folders into the schema; what it does not know it leaves alone. */
export function loadMetadata(schema: Schema, folders: string[]): void {
    schema.files = folders.flatMap((folder) => [...filesBelow(folder)]);
    addCustomObjects(schema);
    for (const [suffix, read] of READERS)
        for (const file of schema.files) if (file.endsWith(suffix)) read(schema, file);
}

function* filesBelow(folder: string): Generator<string> {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
        if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
        const entryPath = path.join(folder, entry.name);
        if (entry.isDirectory()) yield* filesBelow(entryPath);
        else yield entryPath;
    }
}

function addCustomObjects(schema: Schema): void {
    const names = new Set(schema.files.map(objectOf).filter((name) => name !== undefined));
    for (const name of names)
        if (!schema.get(name) && /__(c|mdt|e|b|x)$/i.test(name))
            addCustomObject(
                schema,
                name,
                schema.files.find((file) => path.basename(file) === `${name}.object-meta.xml`)
            );
}

function readLabels(schema: Schema, file: string): void {
    for (const { fullName, value } of listOf(readXml(file, 'CustomLabels').labels))
        schema.labels.set(fullName.toLowerCase(), value === undefined ? '' : String(value));
}

function readField(schema: Schema, file: string): void {
    const object = objectOf(file)!;
    let definition = schema.get(object);
    if (!definition) {
        schema.problems.push([file, 1, `field on unknown object ${object}`]);
        definition = schema.add(new SObjectDef(object, schema.prefix(object)));
    }
    if (!definition.fields.size) addSystemFields(definition);
    addField(schema, definition, readXml(file, 'CustomField'), file);
}

function readPermissionSetGroup(schema: Schema, file: string): void {
    const { label, permissionSets } = readXml(file, 'PermissionSetGroup');
    schema.permissionSetGroups.set(keyOf(file), { name: nameOf(file), label, sets: listOf(permissionSets) });
}

function readCachePartition(schema: Schema, file: string): void {
    const { isDefaultPartition } = readXml(file, 'PlatformCachePartition');
    schema.cachePartitions.push({ name: nameOf(file), isDefault: isTrue(isDefaultPartition) });
}

/** The content lies beside its metadata, as `Name`, `Name.resource` or `Name.js`. */
function readStaticResource(schema: Schema, file: string): void {
    const folder = path.dirname(file);
    const name = path.basename(file, '.resource-meta.xml');
    const content = fs
        .readdirSync(folder)
        .find((entry) => entry !== path.basename(file) && (entry === name || entry.startsWith(`${name}.`)));
    const { contentType } = readXml(file, 'StaticResource');
    schema.resources.set(name.toLowerCase(), {
        name,
        file: content ? path.join(folder, content) : null,
        contentType
    });
}
