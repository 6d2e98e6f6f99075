import { FieldDef } from '../field.ts';
import type { Schema } from '../schema.ts';
import { SObjectDef } from '../sobject.ts';
import { addSystemFields } from '../system-fields.ts';
import { readXml, type Metadata } from './read-xml.ts';

const METADATA_TYPE_FIELDS: [name: string, length: number][] = [
    ['DeveloperName', 40],
    ['MasterLabel', 40],
    ['Label', 40],
    ['Language', 10],
    ['NamespacePrefix', 15],
    ['QualifiedApiName', 70]
];

/** Letter that the key prefixes of such objects begin with. */
function prefixLetter(name: string): string {
    if (name.endsWith('__mdt')) return 'm';
    return name.endsWith('__e') ? 'e' : 'a';
}

/** Adds a custom object, setting, metadata type or event with the fields that it has by itself. */
export function addCustomObject(schema: Schema, name: string, file: string | undefined): void {
    const metadata = file ? readXml(file, 'CustomObject') : {};
    const definition = schema.add(
        new SObjectDef(name, schema.prefix(name, prefixLetter(name)), {
            label: metadata.label,
            plural: metadata.pluralLabel,
            setting: metadata.customSettingsType || null,
            nameDef: metadata.nameField || null,
            sharing: metadata.sharingModel,
            description: metadata.description
        })
    );
    definition.afterCommit = metadata.publishBehavior === 'PublishAfterCommit';
    addSystemFields(definition);
    if (definition.isMetadataType) {
        for (const [field, length] of METADATA_TYPE_FIELDS)
            definition.add(new FieldDef(field, 'STRING', { length, isSystem: true }));
    } else if (definition.isEvent) {
        definition.add(new FieldDef('ReplayId', 'STRING', { length: 1000, readonly: true, isSystem: true }));
        definition.add(new FieldDef('EventUuid', 'STRING', { length: 36, isSystem: true }));
    } else {
        addNameField(definition, metadata);
        if (definition.isSetting) addSetupOwner(definition);
        else addRecordFields(definition);
    }
}

function addNameField(definition: SObjectDef, { nameField }: Metadata): void {
    const autoNumber = nameField?.type === 'AutoNumber';
    definition.add(
        new FieldDef('Name', 'STRING', {
            length: definition.isSetting ? 38 : 80,
            label: nameField?.label || 'Name',
            readonly: autoNumber,
            autoNumberFormat: autoNumber ? nameField.displayFormat || '{0}' : null,
            isSystem: true
        })
    );
}

function addSetupOwner(definition: SObjectDef): void {
    const referenceTo = ['Organization', 'Profile', 'User'];
    definition.add(
        new FieldDef('SetupOwnerId', 'REFERENCE', { referenceTo, relationshipName: 'SetupOwner' })
    );
}

function addRecordFields(definition: SObjectDef): void {
    const owner = { referenceTo: ['User', 'Group'], relationshipName: 'Owner', label: 'Owner ID' };
    definition.add(new FieldDef('OwnerId', 'REFERENCE', owner));
    definition.add(new FieldDef('LastActivityDate', 'DATE', { readonly: true, isSystem: true }));
    definition.add(
        new FieldDef('RecordTypeId', 'REFERENCE', {
            referenceTo: ['RecordType'],
            relationshipName: 'RecordType'
        })
    );
    definition.add(new FieldDef('LastViewedDate', 'DATETIME', { readonly: true, isSystem: true }));
    definition.add(new FieldDef('LastReferencedDate', 'DATETIME', { readonly: true, isSystem: true }));
}
