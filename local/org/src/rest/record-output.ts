import type { FieldDef, Org, Row, SObjectDef } from 'apex-engine';
import { fieldOutput } from './field-output.ts';
import { isReadable } from './object-access.ts';

export interface RecordAttributes {
    type: string;
    url?: string;
}

export const attributesOf = (apiVersion: string, type: string, id: unknown): RecordAttributes =>
    typeof id === 'string' && id
        ? { type, url: `/services/data/v${apiVersion}/sobjects/${type}/${id}` }
        : { type };

/** A stored row with these fields as the sObject resource returns it. */
export function recordOutput(org: Org, apiVersion: string, row: Row, fields: FieldDef[]) {
    const record: Record<string, unknown> = {
        attributes: attributesOf(apiVersion, row.$definition.name, row.id)
    };
    for (const field of fields) record[field.name] = fieldOutput(org.runtime.db.fieldValue(row, field.key));
    return record;
}

/** Every field of the object that the running user may see, Id first. */
export function readableFields(org: Org, definition: SObjectDef): FieldDef[] {
    return [...definition.fields.values()].filter((field) => isReadable(org, definition, field));
}
