import {
    ApexDate,
    ApexObject,
    compareNumbers,
    Datetime,
    EnumValue,
    isNumber,
    SObject,
    Time
} from '../values/index.ts';
import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';

/** The order of List.sort(): nulls first, records by object, name and id. */
export function compareForSort(library: Library, left: Value, right: Value): number {
    if (left === null || right === null) return Number(left !== null) - Number(right !== null);
    if (isNumber(left)) return compareNumbers(left, right as typeof left);
    if (typeof left === 'string') return order(left, right as string);
    if (left instanceof ApexDate) return left.days - (right as ApexDate).days;
    if (left instanceof Datetime) return left.milliseconds - (right as Datetime).milliseconds;
    if (left instanceof Time) return left.milliseconds - (right as Time).milliseconds;
    if (left instanceof EnumValue) return left.ordinal - (right as EnumValue).ordinal;
    if (left instanceof SObject) return compareRecords(left, right as SObject);
    if (left instanceof ApexObject)
        return left.$cmp
            ? left.$cmp(right)
            : library.fail('ListException', 'One or more of the items in this list is not Comparable.');
    return 0;
}

/** Sorts in place. Equal elements stay in order, and a comparator that contradicts itself does no harm. */
export function sortStably<T>(items: T[], compare: (left: T, right: T) => unknown): void {
    items.sort((left, right) => Number(compare(left, right)) || 0);
}

function compareRecords(left: SObject, right: SObject): number {
    return (
        order(left.definition.key, right.definition.key) ||
        order(fieldText(left, 'name'), fieldText(right, 'name')) ||
        order(fieldText(left, 'id'), fieldText(right, 'id'))
    );
}

function fieldText(record: SObject, field: string): string {
    return String(record.fields[field] ?? '').toLowerCase();
}

function order(left: string, right: string): number {
    return left < right ? -1 : left > right ? 1 : 0;
}
