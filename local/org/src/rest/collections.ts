import { id18, SObject, type DmlResult, type FieldDef, type SObjectDef } from 'apex-engine';
import type { RestContext, RestHandler } from './call.ts';
import { fieldInput } from './field-input.ts';
import { isObject, jsonBody, listOf, stringsOf, type JsonObject } from './json-body.ts';
import { externalIdField, rowsByExternalId, visibleField, visibleObject } from './object-access.ts';
import { recordInput } from './record-input.ts';
import { recordOutput } from './record-output.ts';
import { RestError } from './rest-error.ts';
import { ROLLED_BACK, writeMany } from './write.ts';

/** Most records of one sObject Collections request (REST API). */
const MOST = 200;

/** `POST /composite/sobjects` */
export const createRecords: RestHandler = (context) => {
    const body = jsonBody(context.call.body);
    return write(context, 'insert', recordsOf(body), body.allOrNone === true, (values) => {
        return recordInput(context.org, typeOf(context, values), 'insert', values);
    });
};

/** `PATCH /composite/sobjects` */
export const updateRecords: RestHandler = (context) => {
    const body = jsonBody(context.call.body);
    return write(context, 'update', recordsOf(body), body.allOrNone === true, (values) => {
        const { id, rest } = splitId(values);
        const record = recordInput(context.org, typeOf(context, values), 'update', rest);
        record.fields.id = id;
        return record;
    });
};

/** `DELETE /composite/sobjects?ids=&allOrNone=` */
export const deleteRecords: RestHandler = (context) => {
    const { org, call } = context;
    const ids = (call.query.ids ?? '').split(',').map((id) => id.trim());
    const allOrNone = call.query.allOrNone === 'true';
    return write(context, 'delete', ids, allOrNone, (id) => {
        const definition = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id) ? org.runtime.db.byPrefix(id) : null;
        if (!definition) throw new RestError(400, 'MALFORMED_ID', `malformed id ${id}`, []);
        if (!org.runtime.permissions.object(definition, 'delete')) {
            const message = 'insufficient access rights on object id';
            throw new RestError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', message, []);
        }
        const record = new SObject(definition);
        record.fields.id = id18(id);
        return record;
    });
};

/** `PATCH /composite/sobjects/{object}/{external id field}` */
export const upsertRecords: RestHandler = (context) => {
    const { org, params } = context;
    const body = jsonBody(context.call.body);
    const definition = visibleObject(org, params[0]!);
    const field = externalIdField(org, definition, params[1]!);
    const records = recordsOf(body);
    checkCount(records.length);
    let results: (DmlResult & { created?: boolean })[] = [];
    try {
        org.atomically(() => {
            results = records.map((values) => upsertOne(context, definition, field, values));
            if (body.allOrNone === true && results.some((result) => !result.ok)) throw new RolledBack();
        });
    } catch (error) {
        if (!(error instanceof RolledBack)) throw error;
        results = results.map((result) => (result.ok ? { ok: false, errors: [ROLLED_BACK] } : result));
    }
    return {
        status: 200,
        body: results.map((result) => ({
            ...output(result),
            ...(result.ok ? { created: result.created } : {})
        }))
    };
};

class RolledBack extends Error {}

function upsertOne({ org }: RestContext, definition: SObjectDef, field: FieldDef, values: JsonObject) {
    try {
        const name = Object.keys(values).find((key) => key.toLowerCase() === field.key);
        if (!name) throw new RestError(400, 'MISSING_ARGUMENT', `${field.name} not specified`, []);
        const { [name]: value, ...rest } = values;
        const existing = rowsByExternalId(org, definition, field, String(value))[0];
        const operation = existing ? 'update' : 'insert';
        const record = recordInput(org, definition, operation, rest);
        if (existing) record.fields.id = existing.id;
        else record.fields[field.key] = fieldInput(field, value);
        return { ...writeMany(org, operation, [record], false)[0]!, created: !existing };
    } catch (error) {
        return refused(error);
    }
}

/**
 * `GET /composite/sobjects/{object}?ids=&fields=`, or POST with `{ ids, fields }`: null for what is not
 * there.
 */
export const retrieveRecords: RestHandler = ({ org, call, params, apiVersion }) => {
    const definition = visibleObject(org, params[0]!);
    const asked =
        call.method === 'POST'
            ? jsonBody(call.body)
            : { ids: (call.query.ids ?? '').split(','), fields: (call.query.fields ?? '').split(',') };
    const ids = stringsOf(asked, 'ids');
    if (ids.length > 2000) {
        throw new RestError(400, 'LIMIT_EXCEEDED', 'Cannot retrieve more than 2000 records.');
    }
    const fields = stringsOf(asked, 'fields').map((name) => visibleField(org, definition, name.trim()));
    if (!fields.some((field) => field.key === 'id')) fields.push(definition.field('id')!);
    const records = ids.map((id) => {
        const row = org.runtime.db.get(id.trim());
        return row && row.$definition === definition ? recordOutput(org, apiVersion, row, fields) : null;
    });
    return { status: 200, body: records };
};

/**
 * Prepares each item, writes those that could be prepared, and answers one result per item with status 200.
 */
function write<T>(
    { org }: RestContext,
    operation: 'insert' | 'update' | 'delete',
    items: T[],
    allOrNone: boolean,
    prepare: (item: T) => SObject
) {
    checkCount(items.length);
    const results: (DmlResult | undefined)[] = [];
    const records: { index: number; record: SObject }[] = [];
    items.forEach((item, index) => {
        try {
            records.push({ index, record: prepare(item) });
        } catch (error) {
            results[index] = refused(error);
        }
    });
    const sent = allOrNone && records.length < items.length ? [] : records.map(({ record }) => record);
    const written = writeMany(org, operation, sent, allOrNone);
    records.forEach(({ index }, i) => (results[index] = written[i] ?? { ok: false, errors: [ROLLED_BACK] }));
    return { status: 200, body: results.map((result) => output(result!)) };
}

/** A record that the API itself would not take, as its result. Any other error goes on. */
function refused(error: unknown): DmlResult {
    if (!(error instanceof RestError)) throw error;
    const errors = error.items.map((e) => ({
        code: e.errorCode,
        message: e.message,
        fields: e.fields ?? []
    }));
    return { ok: false, errors };
}

function output(result: DmlResult) {
    const errors = result.errors.map((e) => ({ statusCode: e.code, message: e.message, fields: e.fields }));
    return result.ok ? { id: result.id, success: true, errors } : { success: false, errors };
}

function recordsOf(body: JsonObject): JsonObject[] {
    return listOf(body, 'records').map((item) => {
        if (!isObject(item))
            throw new RestError(400, 'JSON_PARSER_ERROR', 'Expected an object in "records".');
        return item;
    });
}

function checkCount(count: number): void {
    if (count > MOST) {
        const message = `The number of records exceeds the maximum of ${MOST}.`;
        throw new RestError(400, 'LIMIT_EXCEEDED', message);
    }
    if (!count) throw new RestError(400, 'INVALID_INPUT', 'At least one record is required.');
}

function typeOf({ org }: RestContext, values: JsonObject): SObjectDef {
    const type = isObject(values.attributes) ? values.attributes.type : undefined;
    if (typeof type !== 'string') {
        throw new RestError(400, 'INVALID_INPUT', 'Include an object type in the attributes of the record.');
    }
    const definition = org.runtime.schema.get(type);
    if (!definition || !org.runtime.permissions.object(definition, 'read')) {
        throw new RestError(400, 'INVALID_TYPE', `sObject type '${type}' is not supported.`);
    }
    return definition;
}

function splitId(values: JsonObject): { id: string; rest: JsonObject } {
    const name = Object.keys(values).find((key) => key.toLowerCase() === 'id');
    const id = name === undefined ? undefined : values[name];
    if (typeof id !== 'string' || !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)) {
        throw new RestError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', []);
    }
    const rest = Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
    return { id: id18(id), rest };
}
