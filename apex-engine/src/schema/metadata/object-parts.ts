import path from 'node:path';
import type { Schema } from '../schema.ts';
import type { SObjectDef } from '../sobject.ts';
import { isTrue, listOf, readXml } from './read-xml.ts';

/** The object whose folder a file lies in; undefined where it lies in none. */
export const objectOf = (file: string): string | undefined =>
    /[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(file)?.[1];

const ownerOf = (schema: Schema, file: string): SObjectDef | null => schema.get(objectOf(file)!);

export function addFieldSet(schema: Schema, file: string): void {
    const { fullName, label, displayedFields } = readXml(file, 'FieldSet');
    ownerOf(schema, file)?.fieldSets.set(fullName.toLowerCase(), {
        name: fullName,
        label,
        fields: listOf(displayedFields).map(({ field, isRequired }) => ({
            field,
            required: isTrue(isRequired)
        }))
    });
}

export function addSharingReason(schema: Schema, file: string): void {
    const definition = ownerOf(schema, file);
    if (definition) (definition.reasons ??= []).push(path.basename(file).split('.')[0]!);
}

export function addRecordType(schema: Schema, file: string): void {
    const { fullName, label, active, description } = readXml(file, 'RecordType');
    ownerOf(schema, file)?.recordTypes.push({
        developerName: fullName,
        label,
        active: isTrue(active),
        description
    });
}

export function addValidationRule(schema: Schema, file: string): void {
    const rule = readXml(file, 'ValidationRule');
    if (!isTrue(rule.active)) return;
    ownerOf(schema, file)?.rules.push({
        name: rule.fullName,
        formula: String(rule.errorConditionFormula),
        message: rule.errorMessage,
        field: rule.errorDisplayField || null,
        file
    });
}
