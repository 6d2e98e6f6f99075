import { createHash } from 'node:crypto';
import type { FieldDef, SObjectDef } from 'apex-engine';

/** The Avro schema of a platform event, as GetSchema hands it out. */
export interface EventSchema {
    id: string;
    json: string;
}

const AVRO_TYPES: Record<string, string> = {
    STRING: 'string',
    TEXTAREA: 'string',
    BOOLEAN: 'boolean',
    DOUBLE: 'double',
    CURRENCY: 'double',
    PERCENT: 'double',
    DATE: 'long',
    DATETIME: 'long'
};

/** The fields that Apex or a client fills, in the order of the metadata. */
export const eventFields = (definition: SObjectDef): FieldDef[] =>
    [...definition.fields.values()].filter((field) => field.custom);

/** CreatedDate (ms) and CreatedById come first and are required; every field of the event may be null. */
export function eventSchema(definition: SObjectDef): EventSchema {
    const fields = eventFields(definition).map((field) => {
        const type = AVRO_TYPES[field.type];
        if (!type) throw new Error(`The local org has no Avro type for ${definition.name}.${field.name}.`);
        return { name: field.name, type: ['null', type], default: null, doc: `Data:${field.type}` };
    });
    const json = JSON.stringify({
        name: definition.name,
        namespace: 'com.sforce.eventbus',
        type: 'record',
        fields: [
            { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
            { name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
            ...fields
        ]
    });
    return { id: createHash('sha256').update(json).digest('base64url').slice(0, 22), json };
}
