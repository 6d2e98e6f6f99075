import { SObject, type Org, type SObjectDef } from 'apex-engine';
import { fieldInput } from './field-input.ts';
import { isObject, type JsonObject } from './json-body.ts';
import { isReadable, isWritable, noSuchColumn } from './object-access.ts';
import { RestError } from './rest-error.ts';

/**
 * A record to write from its JSON, checked as the REST API checks it for the running user.
 * Throws RestError: INVALID_FIELD for a field that does not exist or is hidden,
 * INVALID_FIELD_FOR_INSERT_UPDATE for one that may not be set, CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY or
 * INSUFFICIENT_ACCESS_OR_READONLY for the object.
 */
export function recordInput(
    org: Org,
    definition: SObjectDef,
    operation: 'insert' | 'update',
    values: JsonObject
): SObject {
    checkObject(org, definition, operation);
    const record = new SObject(definition);
    const locked: string[] = [];
    for (const [name, value] of Object.entries(values)) {
        if (name === 'attributes') continue;
        const field = definition.field(name.toLowerCase());
        if (!field) {
            record.fields[name.toLowerCase()] = parentByExternalId(org, definition, name, value);
            continue;
        }
        if (!isReadable(org, definition, field)) throw noSuchColumn(definition, name);
        if (field.key === 'id') throw idInBody(operation);
        if (
            !isWritable(definition, field, operation) ||
            !org.runtime.permissions.field(definition, field, 'edit')
        ) {
            locked.push(field.name);
        } else {
            record.fields[field.key] = fieldInput(field, value);
        }
    }
    if (locked.length) throw notEditable(locked);
    return record;
}

function checkObject(org: Org, definition: SObjectDef, operation: 'insert' | 'update'): void {
    const allowed = org.runtime.permissions.object(definition, operation === 'insert' ? 'create' : 'edit');
    if (allowed && (definition.createable || operation === 'update') && !definition.isMetadataType) return;
    if (operation === 'insert') {
        const message = `entity type cannot be inserted: ${definition.label}`;
        throw new RestError(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, []);
    }
    throw new RestError(
        400,
        'INSUFFICIENT_ACCESS_OR_READONLY',
        'insufficient access rights on object id',
        []
    );
}

/** `"Account": { "Ext__c": "7" }` sets the lookup by the parent's external id. */
function parentByExternalId(org: Org, definition: SObjectDef, name: string, value: unknown): SObject {
    const lookup = definition.relationship(name.toLowerCase());
    const parent =
        lookup && lookup.referenceTo.length === 1 ? org.runtime.schema.get(lookup.referenceTo[0]!) : null;
    if (!lookup || !parent || !isObject(value)) throw noSuchColumn(definition, name);
    if (!org.runtime.permissions.field(definition, lookup, 'edit')) throw notEditable([lookup.name]);
    const reference = new SObject(parent);
    for (const [key, content] of Object.entries(value)) {
        if (key === 'attributes') continue;
        const field = parent.field(key.toLowerCase());
        if (!field || !isReadable(org, parent, field)) throw noSuchColumn(parent, key);
        reference.fields[field.key] = fieldInput(field, content);
    }
    return reference;
}

function idInBody(operation: 'insert' | 'update'): RestError {
    return operation === 'insert'
        ? new RestError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id'])
        : new RestError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
}

const notEditable = (fields: string[]) =>
    new RestError(
        400,
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and ` +
            'verify that it is read/write for your profile or permission set.',
        fields
    );
