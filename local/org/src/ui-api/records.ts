import { SObject, type Row } from 'apex-engine';
import type { RestContext, RestHandler } from '../rest/call.ts';
import { isObject, jsonBody, type JsonObject } from '../rest/json-body.ts';
import { visibleObject, visibleRow } from '../rest/object-access.ts';
import { recordInput } from '../rest/record-input.ts';
import { readableFields } from '../rest/record-output.ts';
import { notFound, notImplemented, RestError, restErrorOf } from '../rest/rest-error.ts';
import { writeOne } from '../rest/write.ts';
import { recordRepresentation } from './record-representation.ts';
import { saveError } from './save-error.ts';

/** `GET /ui-api/records/{id}?fields=&optionalFields=` */
export const uiRecord: RestHandler = (context) => {
    const { call, org } = context;
    const { fields, optionalFields } = call.query;
    if (call.query.layoutTypes) throw notImplemented('layoutTypes of a record');
    if (!fields && !optionalFields) {
        throw new RestError(
            400,
            'INVALID_PARAMETER',
            'At least one of fields and optionalFields is required.'
        );
    }
    const names = (list: string | undefined) => list?.split(',').filter(Boolean) ?? [];
    const record = recordRepresentation(org, rowOf(context), names(fields), names(optionalFields));
    return { status: 200, body: record };
};

/** `PATCH /ui-api/records/{id}` with `{ fields }` */
export const uiUpdate: RestHandler = (context) => {
    const { org } = context;
    const row = rowOf(context);
    return saving('update', () => {
        const record = recordInput(org, row.$definition, 'update', fieldsOf(jsonBody(context.call.body)));
        record.fields.id = row.id;
        writeOne(org, 'update', record);
        return { status: 200, body: whole(context, row.id) };
    });
};

/** `POST /ui-api/records` with `{ apiName, fields }` */
export const uiCreate: RestHandler = (context) => {
    const { org } = context;
    const body = jsonBody(context.call.body);
    const definition = visibleObject(org, String(body.apiName ?? ''));
    return saving('create', () => {
        const id = writeOne(org, 'insert', recordInput(org, definition, 'insert', fieldsOf(body)));
        return { status: 201, body: whole(context, id) };
    });
};

/** `DELETE /ui-api/records/{id}` */
export const uiDelete: RestHandler = (context) => {
    const row = rowOf(context);
    if (!context.org.runtime.permissions.object(row.$definition, 'delete')) {
        const message = 'insufficient access rights on object id';
        throw new RestError(403, 'INSUFFICIENT_ACCESS', message);
    }
    const record = new SObject(row.$definition);
    record.fields.id = row.id;
    return saving('delete', () => {
        writeOne(context.org, 'delete', record);
        return { status: 204 };
    });
};

function saving<T>(verb: string, save: () => T): T {
    try {
        return save();
    } catch (error) {
        throw saveError(verb, restErrorOf(error));
    }
}

/**
 * The record with every field that the user sees: more than the layout's fields, which a local org has none
 * of.
 */
function whole({ org }: RestContext, id: string) {
    const row = org.runtime.db.get(id)!;
    return recordRepresentation(
        org,
        row,
        readableFields(org, row.$definition).map((field) => `${row.$definition.name}.${field.name}`)
    );
}

function rowOf({ org, params }: RestContext): Row {
    const definition = org.runtime.db.byPrefix(params[0]!);
    if (!definition) throw notFound();
    return visibleRow(org, definition, params[0]!);
}

function fieldsOf(body: JsonObject): JsonObject {
    if (!isObject(body.fields)) throw new RestError(400, 'JSON_PARSER_ERROR', 'Expected "fields".');
    return body.fields;
}
