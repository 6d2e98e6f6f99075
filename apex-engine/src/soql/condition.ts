import type { FieldDef } from '../schema/field.ts';
import { ApexMap, ApexSet, List, PlatformObject, SObject } from '../values/index.ts';
import { columnValue } from './column-value.ts';
import { compareValues, comparisonKey, ordinal } from './compare.ts';
import type { DateRange } from './date-literal.ts';
import { resolvePath } from './field-path.ts';
import { likePattern } from './like-pattern.ts';
import type { SoqlColumn, SoqlComparison, SoqlCondition, SoqlOperator } from './query.ts';
import { queryException } from './query-error.ts';
import type { QueryRun } from './query-run.ts';
import { subqueryValues } from './subquery-values.ts';
import { isRange, valueOf } from './value.ts';

/** How a column is read from what a condition looks at: a row in WHERE, a group in HAVING. */
export interface ConditionSource<Item> {
    run: QueryRun;
    valueOf(column: SoqlColumn): (item: Item) => unknown;
    /** The field that a column is; null where it is none. */
    fieldOf(column: SoqlColumn): FieldDef | null;
}

type Test<Item> = (item: Item) => boolean;

/** The source of WHERE. */
export const rowsOf = (run: QueryRun): ConditionSource<Parameters<ReturnType<typeof columnValue>>[0]> => ({
    run,
    valueOf: (column) => columnValue(run, column),
    fieldOf: (column) => (column.path ? resolvePath(run.runtime, run.definition, column.path).field : null)
});

export function conditionTest<Item>(source: ConditionSource<Item>, condition: SoqlCondition): Test<Item> {
    switch (condition.op) {
        case 'and': {
            const tests = condition.conditions.map((one) => conditionTest(source, one));
            return (item) => tests.every((test) => test(item));
        }
        case 'or': {
            const tests = condition.conditions.map((one) => conditionTest(source, one));
            return (item) => tests.some((test) => test(item));
        }
        case 'not': {
            const test = conditionTest(source, condition.condition);
            return (item) => !test(item);
        }
        default:
            return comparisonTest(source, condition);
    }
}

function comparisonTest<Item>(source: ConditionSource<Item>, comparison: SoqlComparison): Test<Item> {
    const get = source.valueOf(comparison.column);
    const field = source.fieldOf(comparison.column);
    const { op } = comparison;
    if (op === 'in' || op === 'notin') {
        const keys = new Set(listOf(source.run, comparison).map((value) => comparisonKey(value, field)));
        return (item) => keys.has(comparisonKey(get(item), field)) === (op === 'in');
    }
    if (op === 'includes' || op === 'excludes') return multiPicklistTest(source.run, comparison, get);
    const written = valueOf(source.run, comparison.value!);
    if ((op === '=' || op === '!=') && isCollection(written)) {
        const keys = new Set(elementsOf(written).map((one) => comparisonKey(one, field)));
        return (item) => keys.has(comparisonKey(get(item), field)) === (op === '=');
    }
    const value = single(written);
    if (op === 'like') {
        const pattern = likePattern(String(value ?? ''));
        return (item) => {
            const text = get(item);
            return text !== null && text !== undefined && pattern.test(String(text));
        };
    }
    if (isRange(value)) return rangeTest(op, value, get);
    return valueTest(source.run, op, value, get, field);
}

/** `= :list` is IN; but a list of at most one record stands for its id. */
function isCollection(value: unknown): boolean {
    if (value instanceof ApexSet) return true;
    return value instanceof List && !(value.items.length <= 1 && value.type.element?.kind === 'sobject');
}

/** A record stands for its id, a list of at most one value for that value. */
function single(value: unknown): unknown {
    if (value instanceof SObject) return value.fields.id ?? null;
    if (value instanceof List && value.items.length <= 1) return idOrValue(value.items[0] ?? null);
    return value;
}

const idOrValue = (value: unknown): unknown => (value instanceof SObject ? (value.fields.id ?? null) : value);

/** The values of a collection; one value is a list of one, null an empty one. */
function elementsOf(value: unknown): unknown[] {
    if (value === null || value === undefined) return [];
    if (value instanceof List) return value.items.map(idOrValue);
    if (value instanceof ApexSet) return value.values().map(idOrValue);
    if (value instanceof ApexMap) return value.keys().map(idOrValue);
    if (value instanceof PlatformObject && value.$iter)
        return Array.from({ [Symbol.iterator]: () => value.$iter!() }, idOrValue);
    return [idOrValue(value)];
}

/** What IN, NOT IN, INCLUDES and EXCLUDES look in. */
function listOf(run: QueryRun, { subquery, values, value }: SoqlComparison): unknown[] {
    if (subquery) return subqueryValues(run, subquery);
    if (!values) return elementsOf(valueOf(run, value!));
    return values.flatMap((one) => {
        const written = valueOf(run, one);
        return written === null ? [null] : elementsOf(written);
    });
}

/** `INCLUDES ('A;B', 'C')`: A and B, or C. */
function multiPicklistTest<Item>(
    run: QueryRun,
    comparison: SoqlComparison,
    get: (item: Item) => unknown
): Test<Item> {
    const valuesOf = (text: unknown): string[] => (text ? String(text).toLowerCase().split(';') : []);
    const wanted = listOf(run, comparison).map(valuesOf);
    return (item) => {
        const selected = valuesOf(get(item));
        const isIncluded = wanted.some((values) => values.every((value) => selected.includes(value)));
        return isIncluded === (comparison.op === 'includes');
    };
}

function rangeTest<Item>(
    op: SoqlOperator,
    { from, until }: DateRange,
    get: (item: Item) => unknown
): Test<Item> {
    const holds: Partial<Record<SoqlOperator, (moment: number) => boolean>> = {
        '=': (moment) => moment >= from && moment < until,
        '!=': (moment) => moment < from || moment >= until,
        '<': (moment) => moment < from,
        '>': (moment) => moment >= until,
        '<=': (moment) => moment < until,
        '>=': (moment) => moment >= from
    };
    return (item) => {
        const moment = ordinal(get(item));
        return moment === null ? op === '!=' : holds[op]!(moment);
    };
}

function valueTest<Item>(
    { runtime }: QueryRun,
    op: SoqlOperator,
    value: unknown,
    get: (item: Item) => unknown,
    field: FieldDef | null
): Test<Item> {
    const isText = typeof value === 'string';
    if (isText && (field?.type === 'DATE' || field?.type === 'DATETIME')) {
        const type = field.type === 'DATE' ? 'date' : 'dateTime';
        throw queryException(
            runtime,
            `value of filter criterion for field '${field.name}' must be of type ${type} ` +
                'and should not be enclosed in quotes'
        );
    }
    const isId = field?.type === 'ID' || field?.type === 'REFERENCE';
    if (isText && isId && value !== '' && !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(value))
        throw queryException(runtime, `invalid ID field: ${value}`);
    if (op === '=' || op === '!=') {
        const key = comparisonKey(value, field);
        return (item) => (comparisonKey(get(item), field) === key) === (op === '=');
    }
    if (value === null) return () => false;
    return (item) => {
        const left = get(item);
        if (left === null || left === undefined) return false;
        const order = compareValues(left, value);
        switch (op) {
            case '<':
                return order < 0;
            case '>':
                return order > 0;
            case '<=':
                return order <= 0;
            default:
                return order >= 0;
        }
    };
}
