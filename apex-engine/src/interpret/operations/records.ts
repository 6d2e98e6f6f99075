import { List, SObject } from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import { notNull } from './context.ts';
import type { OperationContext } from './context.ts';

export interface RecordContext extends OperationContext {
    /** The compound of the address fields that begin with a prefix. */
    db: { address(fields: Record<string, Value>, prefix: string): Value };
    addError(record: SObject, message: unknown, field: string): void;
}

const ADDRESS = /^(billing|shipping|mailing|other)?address$/;

export function records(runtime: RecordContext) {
    const { types } = runtime;

    /** A child relationship without a row: an empty list. Undefined where there is no such relationship. */
    const noChildren = (record: SObject, name: string): List | undefined => {
        const relationship = record.definition.childRelationships.get(name);
        if (!relationship || record.definition.relationship(name)) return undefined;
        return new List(types.list(types.sobject(relationship.child) ?? types.SObject));
    };
    const address = (record: SObject, name: string) =>
        runtime.db.address(record.fields, name.replace('address', ''));

    /** A field that the query did not fetch is an error; a parent or child that it did not fetch is none. */
    const notFetched = (record: SObject, name: string): Value => {
        const { definition } = record;
        if (definition.name === 'AggregateResult')
            throw runtime.exception('SObjectException', `Invalid field ${name} for AggregateResult`);
        const field = definition.field(name);
        if (field)
            throw runtime.exception(
                'SObjectException',
                'SObject row was retrieved via SOQL without querying the requested field: ' +
                    `${definition.name}.${field.name}`
            );
        if (definition.relationship(name)) return null;
        return noChildren(record, name) ?? (name.endsWith('address') ? address(record, name) : null);
    };

    /** Of a record that was made here: what was never set is null, false or an empty list. */
    const neverSet = (record: SObject, name: string): Value => {
        const field = record.definition.field(name);
        if (field) return field.type === 'BOOLEAN' ? false : null;
        return noChildren(record, name) ?? (ADDRESS.test(name) ? address(record, name) : null);
    };

    /** Null for a field of no record. */
    const getParentField = (record: SObject | null | undefined, name: string): Value => {
        if (record === null || record === undefined) return null;
        const value = record.fields[name];
        if (value !== undefined) return value;
        return record.queried && !record.queried.has(name)
            ? notFetched(record, name)
            : neverSet(record, name);
    };

    return {
        getParentField,
        getField: (record: SObject, name: string) => getParentField(notNull(runtime, record), name),
        putField(record: SObject, name: string, value: Value): Value {
            notNull(runtime, record);
            if (record.readOnly) throw runtime.exception('FinalException', 'Record is read-only');
            record.fields[name] = value;
            record.queried?.add(name);
            return value;
        },
        /** @param values names in lower case, each with its value after it */
        newRecord(name: string, values: Value[] = []): SObject {
            const record = new SObject(runtime.schema.get(name)!);
            for (let i = 0; i < values.length; i += 2) record.fields[values[i] as string] = values[i + 1]!;
            return record;
        },
        addFieldError(record: SObject, field: string, message: Value): void {
            const definition = notNull(runtime, record).definition;
            runtime.addError(record, message, definition.field(field.toLowerCase())!.name);
        }
    };
}
