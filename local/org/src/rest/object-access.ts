import { id18, type FieldDef, type Org, type Row, type SObjectDef } from 'apex-engine';
import { notFound, RestError } from './rest-error.ts';

/** The object of that name, where the running user may see it. Throws RestError NOT_FOUND. */
export function visibleObject(org: Org, name: string): SObjectDef {
    const definition = org.runtime.schema.get(name);
    if (!definition || definition.name === 'AggregateResult') throw notFound();
    if (
        !org.runtime.permissions.object(definition, 'read') &&
        !org.runtime.permissions.object(definition, 'create')
    )
        throw notFound();
    return definition;
}

/**
 * The live row of that id, where the running user may see it. Throws RestError NOT_FOUND or
 * ENTITY_IS_DELETED.
 */
export function visibleRow(org: Org, definition: SObjectDef, id: string): Row {
    if (!/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${id}`);
    }
    const row = org.runtime.db.byId.get(id18(id));
    if (!row || row.$definition !== definition || !org.runtime.permissions.object(definition, 'read'))
        throw notFound();
    if (row.isdeleted) throw new RestError(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
    return row;
}

export const isReadable = (org: Org, definition: SObjectDef, field: FieldDef): boolean =>
    org.runtime.permissions.field(definition, field, 'read');

/** Whether anyone may set the field through the API when creating or changing a record. */
export function isWritable(definition: SObjectDef, field: FieldDef, operation: 'insert' | 'update'): boolean {
    if (field.readonly || field.formula || field.summary || field.autoNumberFormat) return false;
    if (field.isSystem && field.key !== 'name') return false;
    // A detail record cannot move to another master unless the field allows reparenting; the engine knows no
    // such field.
    if (operation === 'update' && field.isMasterDetail) return false;
    if (definition.isEvent && (field.key === 'replayid' || field.key === 'eventuuid')) return false;
    return true;
}

/** The field of that name that the user may see. Throws RestError INVALID_FIELD "No such column". */
export function visibleField(org: Org, definition: SObjectDef, name: string): FieldDef {
    const field = definition.field(name.toLowerCase());
    if (!field || !isReadable(org, definition, field)) throw noSuchColumn(definition, name);
    return field;
}

export const noSuchColumn = (definition: SObjectDef, name: string) =>
    new RestError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${definition.name}`);

/** The indexed field of an external-id address. Throws RestError NOT_FOUND. */
export function externalIdField(org: Org, definition: SObjectDef, name: string): FieldDef {
    const field = definition.field(name.toLowerCase());
    if (!field || !isReadable(org, definition, field) || !(field.externalId || field.key === 'id')) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
    }
    return field;
}

/** The rows whose external id has that value. */
export function rowsByExternalId(org: Org, definition: SObjectDef, field: FieldDef, value: string): Row[] {
    const key = org.runtime.soql.key(value, field);
    return org.runtime.db
        .rows(definition)
        .filter((row) => org.runtime.soql.key(row[field.key], field) === key);
}
