import { SObject, type FieldDef, type Row } from 'apex-engine';
import type { RestContext, RestHandler, RestReply } from './call.ts';
import { fieldInput } from './field-input.ts';
import { jsonBody, type JsonObject } from './json-body.ts';
import {
    externalIdField,
    rowsByExternalId,
    visibleField,
    visibleObject,
    visibleRow
} from './object-access.ts';
import { readableFields, recordOutput } from './record-output.ts';
import { recordInput } from './record-input.ts';
import { notFound, RestError } from './rest-error.ts';
import { publishOne, writeOne } from './write.ts';

const saved = (id: string, created?: boolean) => ({
    id,
    success: true,
    errors: [] as unknown[],
    ...(created === undefined ? {} : { created })
});

/** `POST /sobjects/{object}` */
export const createRecord: RestHandler = (context) => {
    const { org, call, params } = context;
    const definition = visibleObject(org, params[0]!);
    const record = recordInput(org, definition, 'insert', jsonBody(call.body));
    if (definition.isEvent) {
        const { id, uuid } = publishOne(org, record);
        const enqueued = { statusCode: 'OPERATION_ENQUEUED', message: uuid, fields: [] };
        return { status: 201, body: { ...saved(id), errors: [enqueued] } };
    }
    const id = writeOne(org, 'insert', record);
    return {
        status: 201,
        body: saved(id),
        headers: { location: `/services/data/v${context.apiVersion}/sobjects/${definition.name}/${id}` }
    };
};

/** `GET /sobjects/{object}/{id}?fields=` */
export const retrieveRecord: RestHandler = (context) => {
    const definition = visibleObject(context.org, context.params[0]!);
    return retrieved(context, visibleRow(context.org, definition, context.params[1]!));
};

/** `PATCH /sobjects/{object}/{id}` */
export const updateRecord: RestHandler = ({ org, call, params }) => {
    const definition = visibleObject(org, params[0]!);
    const row = visibleRow(org, definition, params[1]!);
    const record = recordInput(org, definition, 'update', jsonBody(call.body));
    record.fields.id = row.id;
    writeOne(org, 'update', record);
    return { status: 204 };
};

/** `DELETE /sobjects/{object}/{id}` */
export const deleteRecord: RestHandler = ({ org, params }) => {
    const definition = visibleObject(org, params[0]!);
    return remove({ org }, visibleRow(org, definition, params[1]!));
};

/** `GET /sobjects/{object}/{external id field}/{value}` */
export const retrieveByExternalId: RestHandler = (context) =>
    retrieved(context, theRow(context, target(context)));

/** `DELETE /sobjects/{object}/{external id field}/{value}` */
export const deleteByExternalId: RestHandler = (context) => remove(context, theRow(context, target(context)));

/** `PATCH /sobjects/{object}/{external id field}/{value}`: 201 and `created` where there was none. */
export const upsertByExternalId: RestHandler = (context) => {
    const { id, created } = upsert(context, target(context), jsonBody(context.call.body));
    return { status: created ? 201 : 200, body: saved(id, created) };
};

function upsert(context: RestContext, { definition, field, value }: Address, body: JsonObject) {
    const { org } = context;
    if (Object.keys(body).some((name) => name.toLowerCase() === field.key)) {
        const message = `The ${field.name} field should not be specified in the sobject data.`;
        throw new RestError(400, 'INVALID_FIELD', message);
    }
    const rows = rowsByExternalId(org, definition, field, value);
    if (rows.length > 1) throw ambiguous(context, rows);
    if (rows.length) {
        const record = recordInput(org, definition, 'update', body);
        record.fields.id = rows[0]!.id;
        return { id: writeOne(org, 'update', record), created: false };
    }
    if (field.key === 'id') throw notFound();
    const record = recordInput(org, definition, 'insert', body);
    record.fields[field.key] = fieldInput(field, value);
    return { id: writeOne(org, 'insert', record), created: true };
}

type Address = ReturnType<typeof target>;

function target({ org, params }: RestContext) {
    const definition = visibleObject(org, params[0]!);
    return { definition, field: externalIdField(org, definition, params[1]!), value: params[2]! };
}

function theRow(context: RestContext, { definition, field, value }: Address): Row {
    const rows = rowsByExternalId(context.org, definition, field, value);
    if (rows.length > 1) throw ambiguous(context, rows);
    return rows[0] ?? fail(notFound());
}

/** More than one record has the value: 300 and their addresses. */
function ambiguous({ apiVersion }: RestContext, rows: Row[]): RestError {
    const addresses = rows.map(
        (row) => `/services/data/v${apiVersion}/sobjects/${row.$definition.name}/${row.id}`
    );
    return new RestError(300, 'MULTIPLE_CHOICES', addresses.join(', '));
}

function retrieved({ org, call, apiVersion }: RestContext, row: Row): RestReply {
    const names = call.query.fields?.split(',').map((name) => name.trim());
    const fields: FieldDef[] = names
        ? names.map((name) => visibleField(org, row.$definition, name))
        : readableFields(org, row.$definition);
    const withId = fields.some((field) => field.key === 'id')
        ? fields
        : [...fields, row.$definition.field('id')!];
    return { status: 200, body: recordOutput(org, apiVersion, row, withId) };
}

function remove({ org }: Pick<RestContext, 'org'>, row: Row): RestReply {
    if (!org.runtime.permissions.object(row.$definition, 'delete')) {
        const message = 'insufficient access rights on object id';
        throw new RestError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', message, []);
    }
    const record = new SObject(row.$definition);
    record.fields.id = row.id;
    writeOne(org, 'delete', record);
    return { status: 204 };
}

function fail(error: RestError): never {
    throw error;
}
