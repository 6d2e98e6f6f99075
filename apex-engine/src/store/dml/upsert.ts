import type { FieldDef } from '../../schema/field.ts';
import { comparisonKey } from '../../soql/compare.ts';
import { dmlError } from '../dml-error.ts';
import type { DmlStatement } from './dml-statement.ts';

/** Places of the records to insert and to update; those that cannot be told get their failure. */
export function sortForUpsert(statement: DmlStatement): { inserts: number[]; updates: number[] } {
    const matched = matchedField(statement);
    const inserts: number[] = [];
    const updates: number[] = [];
    const keys = new Set<string>();
    for (const [place, record] of statement.records.entries()) {
        if (matched && !match(statement, place, matched, keys)) continue;
        (record.fields.id ? updates : inserts).push(place);
    }
    return { inserts, updates };
}

/** The external id that the upsert names; null where it is the record id. */
function matchedField({ runtime, records, options }: DmlStatement): FieldDef | null {
    if (!options.ext) return null;
    const { definition } = records[0]!;
    const field = definition.field(options.ext.toLowerCase());
    if (!field)
        throw runtime.exception('SObjectException', `Invalid field ${options.ext} for ${definition.name}`);
    if (field.type === 'ID') return null;
    if (!field.externalId && !field.unique && field.key !== 'name' && !field.isSystem)
        throw runtime.exception(
            'SObjectException',
            `Invalid field for upsert, must be an External Id custom or standard indexed field: ${field.name}`
        );
    return field;
}

/** Gives a record the id of the row with the same external id, if there is one; false where it fails. */
function match(statement: DmlStatement, place: number, field: FieldDef, keys: Set<string>): boolean {
    const record = statement.records[place]!;
    const value = record.fields[field.key];
    if (value === null || value === undefined || value === '') {
        statement.fail(place, dmlError('MISSING_ARGUMENT', `${field.name} not specified`));
        return false;
    }
    const key = comparisonKey(value, field);
    if (keys.has(key)) {
        const message = `Duplicate external id specified: ${String(value)}`;
        statement.fail(place, dmlError('DUPLICATE_VALUE', message, [field.name]));
        return false;
    }
    keys.add(key);
    const rows = statement.runtime.db
        .rows(record.definition)
        .filter((row) => comparisonKey(row[field.key], field) === key);
    if (rows.length > 1) {
        const duplicate = `${field.name} duplicates value on record with id: ${rows[0]!.id}`;
        statement.fail(place, dmlError('DUPLICATE_VALUE', `duplicate value found: ${duplicate}`));
        return false;
    }
    if (rows[0]) record.fields.id = rows[0].id;
    return true;
}
