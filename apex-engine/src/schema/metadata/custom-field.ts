import { FieldDef, type FieldOptions, type PicklistValue } from '../field.ts';
import type { Schema } from '../schema.ts';
import type { SObjectDef } from '../sobject.ts';
import { isTrue, listOf, type Metadata } from './read-xml.ts';

/** Type of the metadata to `Schema.DisplayType`. */
const TYPES: Record<string, string> = {
    Text: 'STRING',
    TextArea: 'TEXTAREA',
    LongTextArea: 'TEXTAREA',
    Html: 'TEXTAREA',
    EncryptedText: 'ENCRYPTEDSTRING',
    Checkbox: 'BOOLEAN',
    Number: 'DOUBLE',
    Currency: 'CURRENCY',
    Percent: 'PERCENT',
    Date: 'DATE',
    DateTime: 'DATETIME',
    Time: 'TIME',
    Email: 'EMAIL',
    Phone: 'PHONE',
    Url: 'URL',
    Picklist: 'PICKLIST',
    MultiselectPicklist: 'MULTIPICKLIST',
    Lookup: 'REFERENCE',
    MasterDetail: 'REFERENCE',
    MetadataRelationship: 'REFERENCE',
    Hierarchy: 'REFERENCE',
    AutoNumber: 'STRING',
    Location: 'LOCATION',
    Summary: 'DOUBLE',
    ExternalLookup: 'REFERENCE',
    IndirectLookup: 'REFERENCE'
};
const LENGTHS: Record<string, number> = {
    STRING: 255,
    URL: 255,
    TEXTAREA: 255,
    EMAIL: 80,
    PHONE: 40,
    PICKLIST: 255,
    MULTIPICKLIST: 4099,
    REFERENCE: 18
};

/** Adds a field to an object, or changes the standard field of that name. */
export function addField(schema: Schema, definition: SObjectDef, metadata: Metadata, file: string): void {
    const name: string = metadata.fullName;
    const isCustom = /__c$/i.test(name);
    const standard = isCustom ? null : definition.field(name.toLowerCase());
    if (standard) customize(schema, standard, metadata);
    else if (!metadata.type && !isCustom) addUnknownStandard(definition, metadata);
    else if (!metadata.type) schema.problems.push([file, 1, `field ${definition.name}.${name} has no type`]);
    else if (!TYPES[metadata.type])
        schema.problems.push([
            file,
            1,
            `unsupported: field type ${metadata.type} of ${definition.name}.${name}`
        ]);
    else addCustom(schema, definition, metadata, TYPES[metadata.type]!);
}

function customize(schema: Schema, standard: FieldDef, metadata: Metadata): void {
    if (metadata.valueSet?.valueSetDefinition) standard.picklist = picklistOf(schema, metadata);
    if (isTrue(metadata.required)) standard.required = true;
    if (metadata.label) standard.label = metadata.label;
}

/** A standard field that the table of standard objects lacks: its metadata does not tell the type. */
function addUnknownStandard(definition: SObjectDef, { fullName, label }: Metadata): void {
    const type = /Id$/.test(fullName) ? 'REFERENCE' : 'STRING';
    definition.add(new FieldDef(fullName, type, { label, length: 255 }));
}

function addCustom(schema: Schema, definition: SObjectDef, metadata: Metadata, type: string): void {
    const name: string = metadata.fullName;
    const isCalculated = ['AutoNumber', 'Summary'].includes(metadata.type) || !!metadata.formula;
    const options: FieldOptions = {
        custom: true,
        metaType: metadata.type,
        label: metadata.label,
        length: Number(metadata.length) || LENGTHS[type],
        precision: Number(metadata.precision) || 0,
        scale: Number(metadata.scale) || 0,
        required: isTrue(metadata.required) || metadata.type === 'MasterDetail',
        readonly: isCalculated,
        unique: isTrue(metadata.unique),
        externalId: isTrue(metadata.externalId),
        caseSensitive: isTrue(metadata.caseSensitive),
        inlineHelpText: metadata.inlineHelpText,
        formula: metadata.formula ? String(metadata.formula) : null,
        blanksAsZero: !!metadata.formula && metadata.formulaTreatBlanksAs !== 'BlankAsBlank',
        autoNumberFormat: metadata.type === 'AutoNumber' ? metadata.displayFormat || '{0}' : null,
        summary: metadata.type === 'Summary' ? (metadata as FieldOptions['summary'])! : null
    };
    if (metadata.defaultValue !== undefined)
        options.defaultValue =
            metadata.type === 'Checkbox'
                ? isTrue(metadata.defaultValue)
                : { expr: String(metadata.defaultValue) };
    if (type === 'PICKLIST' || type === 'MULTIPICKLIST')
        Object.assign(options, picklistOptions(schema, metadata));
    if (type === 'REFERENCE') Object.assign(options, referenceOptions(definition, metadata));
    if (options.isMasterDetail) definition.remove('ownerid');
    definition.add(new FieldDef(name, type, options));
    if (type === 'LOCATION') addCoordinates(definition, name);
}

function picklistOptions(schema: Schema, metadata: Metadata): FieldOptions {
    const picklist = picklistOf(schema, metadata);
    const preset = picklist.find(({ isDefault: platformClass }) => platformClass);
    return {
        picklist,
        restricted: isTrue(metadata.valueSet?.restricted),
        controlling: metadata.valueSet?.controllingField || null,
        valueSetName: metadata.valueSet?.valueSetName || null,
        ...(preset ? { defaultValue: preset.value } : {})
    };
}

function referenceOptions(definition: SObjectDef, metadata: Metadata): FieldOptions {
    const name: string = metadata.fullName;
    const isMasterDetail = metadata.type === 'MasterDetail';
    const referenceTo: string[] = [metadata.referenceTo || 'User'].flat();
    const suffix = definition.custom || /__c$/i.test(name) ? '__r' : '';
    return {
        referenceTo,
        isMasterDetail,
        relationshipName: name.replace(/__c$/i, '__r'),
        childRelationshipName: metadata.relationshipName ? metadata.relationshipName + suffix : null,
        cascade: isMasterDetail || metadata.deleteConstraint === 'Cascade',
        restrict: metadata.deleteConstraint === 'Restrict',
        metadataRelationship: metadata.type === 'MetadataRelationship' ? referenceTo[0]! : null
    };
}

function addCoordinates(definition: SObjectDef, name: string): void {
    for (const coordinate of ['Latitude', 'Longitude'])
        definition.add(
            new FieldDef(name.replace(/__c$/, `__${coordinate}__s`), 'DOUBLE', {
                custom: true,
                precision: 18,
                scale: 15
            })
        );
}

function picklistOf(schema: Schema, { valueSet, picklist }: Metadata): PicklistValue[] {
    if (!valueSet)
        return listOf(picklist?.picklistValues).map((value) => ({
            value: value.fullName,
            label: value.fullName,
            isDefault: isTrue(value.default),
            active: true
        }));
    if (valueSet.valueSetName) return schema.valueSets.get(String(valueSet.valueSetName).toLowerCase()) ?? [];
    return picklistValues(valueSet.valueSetDefinition?.value);
}

/** Values as a value set lists them. */
export function picklistValues(values: Metadata[string]): PicklistValue[] {
    return listOf(values).map((value) => ({
        value: String(value.fullName),
        label: value.label || value.fullName,
        isDefault: isTrue(value.default),
        active: value.isActive !== 'false'
    }));
}
