import type { FieldDef } from '../schema/field.ts';
import {
    ApexDate,
    compareNumbers,
    Datetime,
    DAY_MILLISECONDS,
    id18,
    isNumber,
    keyOf,
    Time,
    toNumber,
    type ApexNumber
} from '../values/index.ts';

/** Dates, times and checkboxes as numbers (milliseconds); null for what has another order. */
export function ordinal(value: unknown): number | null {
    if (value instanceof ApexDate) return value.days * DAY_MILLISECONDS;
    if (value instanceof Datetime || value instanceof Time) return value.milliseconds;
    return typeof value === 'boolean' ? Number(value) : null;
}

/** Order of two values that are not null: below zero, zero, above zero. Case does not count. */
export function compareValues(left: unknown, right: unknown): number {
    if (typeof left === 'string') return compare(left.toLowerCase(), String(right).toLowerCase());
    const order = ordinal(left);
    return order === null
        ? compareNumbers(left as ApexNumber, right as ApexNumber)
        : compare(order, ordinal(right)!);
}

function compare<T extends string | number>(left: T, right: T): number {
    if (left < right) return -1;
    return left > right ? 1 : 0;
}

/** The same text for values that `=` of SOQL, a unique field and an external id take for the same. */
export function comparisonKey(
    value: unknown,
    field: Pick<FieldDef, 'type' | 'caseSensitive'> | null
): string {
    if (value === undefined || value === null || value === '')
        return field?.type === 'BOOLEAN' ? 'boolean:false' : 'null';
    if (typeof value === 'string') {
        if (
            (field?.type === 'ID' || field?.type === 'REFERENCE') &&
            (value.length === 15 || value.length === 18)
        )
            return `text:${id18(value)}`;
        return `text:${field?.caseSensitive ? value : value.toLowerCase()}`;
    }
    if (isNumber(value)) return `number:${toNumber(value)}`;
    if (value instanceof ApexDate || value instanceof Datetime) return `date:${ordinal(value)}`;
    return typeof value === 'boolean' ? `boolean:${value}` : keyOf(value);
}
