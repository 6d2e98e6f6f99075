import { createHash } from 'node:crypto';
import { Datetime, type FieldDef, type Org, type Row, type SObjectDef } from 'apex-engine';
import { fieldOutput } from '../rest/field-output.ts';
import { isReadable } from '../rest/object-access.ts';
import { RestError } from '../rest/rest-error.ts';
import { displayValue } from './display-value.ts';

interface FieldValue {
    displayValue: string | null;
    value: unknown;
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm */
export interface RecordRepresentation {
    apiName: string;
    childRelationships: Record<string, never>;
    eTag: string;
    fields: Record<string, FieldValue>;
    id: string;
    lastModifiedById: unknown;
    lastModifiedDate: unknown;
    recordTypeId: unknown;
    recordTypeInfo: null;
    systemModstamp: unknown;
    weakEtag: number;
}

/**
 * A record with the named fields (`Opportunity.Name`, `Opportunity.Account.Name`). Optional ones that the
 * user cannot see are left out. Throws RestError INVALID_FIELD for a required one.
 */
export function recordRepresentation(org: Org, row: Row, fields: string[], optionalFields: string[] = []) {
    const paths = fields.map((name) => pathIn(row.$definition, name));
    const optional = optionalFields.filter((name) => resolves(org, row.$definition, name));
    return represent(org, row, [...paths, ...optional.map((name) => pathIn(row.$definition, name))]);
}

function represent(org: Org, row: Row, paths: string[][]): RecordRepresentation {
    const fields: Record<string, FieldValue> = {};
    for (const name of new Set(paths.map(([first]) => first!.toLowerCase()))) {
        const deeper = paths.filter(([first, ...rest]) => first!.toLowerCase() === name && rest.length);
        if (deeper.length) {
            const lookup = relationship(org, row.$definition, name);
            fields[lookup.relationshipName!] = parent(
                org,
                row,
                lookup,
                deeper.map((path) => path.slice(1))
            );
        } else {
            const field = visibleField(org, row.$definition, name);
            const value = org.runtime.db.fieldValue(row, field.key);
            fields[field.name] = { displayValue: displayValue(field, value), value: uiValue(value) };
        }
    }
    const modified = row.systemmodstamp;
    return {
        apiName: row.$definition.name,
        childRelationships: {},
        eTag: createHash('md5').update(JSON.stringify(fields)).digest('hex'),
        fields,
        id: row.id,
        lastModifiedById: row.lastmodifiedbyid,
        lastModifiedDate: uiValue(row.lastmodifieddate),
        recordTypeId: row.recordtypeid ?? null,
        recordTypeInfo: null,
        systemModstamp: uiValue(modified),
        weakEtag: modified instanceof Datetime ? modified.milliseconds : 0
    };
}

function parent(org: Org, row: Row, lookup: FieldDef, paths: string[][]): FieldValue {
    const id = row[lookup.key];
    const target = typeof id === 'string' ? org.runtime.db.get(id) : null;
    if (!target) return { displayValue: null, value: null };
    const name = org.runtime.db.fieldValue(target, 'name');
    return { displayValue: typeof name === 'string' ? name : null, value: represent(org, target, paths) };
}

/** The UI API writes moments as `2026-11-20T11:00:00.000Z`. */
const uiValue = (value: unknown) =>
    value instanceof Datetime ? new Date(value.milliseconds).toISOString() : fieldOutput(value);

/** `Opportunity.Account.Name` in Opportunity: `['Account', 'Name']`. */
function pathIn(definition: SObjectDef, name: string): string[] {
    const [object, ...path] = name.trim().split('.');
    if (object!.toLowerCase() !== definition.key || !path.length) throw noSuchField(definition, name);
    return path;
}

function resolves(org: Org, definition: SObjectDef, name: string): boolean {
    let at = definition;
    const path = name.trim().split('.').slice(1);
    for (const step of path.slice(0, -1)) {
        const lookup = at.relationship(step.toLowerCase());
        const target =
            lookup && isReadable(org, at, lookup) ? org.runtime.schema.get(lookup.referenceTo[0]!) : null;
        if (!target) return false;
        at = target;
    }
    const field = at.field(path.at(-1)?.toLowerCase() ?? '');
    return field !== null && isReadable(org, at, field);
}

function relationship(org: Org, definition: SObjectDef, name: string): FieldDef {
    const lookup = definition.relationship(name);
    if (!lookup || !isReadable(org, definition, lookup)) throw noSuchField(definition, name);
    return lookup;
}

function visibleField(org: Org, definition: SObjectDef, name: string): FieldDef {
    const field = definition.field(name);
    if (!field || !isReadable(org, definition, field)) throw noSuchField(definition, name);
    return field;
}

const noSuchField = (definition: SObjectDef, name: string) =>
    new RestError(400, 'INVALID_FIELD', `Field ${name} does not exist in entity type ${definition.name}`);
