import { compareApiDates } from '../../clock.ts';
import type { Comparison, Filter, Literal } from './parse-filter.ts';

type Scope = object;

/** Whether `record` meets the filter. Texts are compared with regard to case, GUIDs and dates by value. */
export function matchesFilter(record: Scope, filter: Filter): boolean {
    switch (filter.kind) {
        case 'and':
            return filter.parts.every((part) => matchesFilter(record, part));
        case 'or':
            return filter.parts.some((part) => matchesFilter(record, part));
        case 'any': {
            const rows = valueAt(record, filter.path);
            return (
                Array.isArray(rows) &&
                rows.some((row) => matchesFilter({ ...record, [filter.variable]: row }, filter.condition))
            );
        }
        case 'compare':
            return compare(valueAt(record, filter.path), filter.comparison, filter.literal);
    }
}

function valueAt(record: Scope, path: string[]): unknown {
    let value: unknown = record;
    for (const name of path)
        value = value && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined;
    return value ?? null;
}

const DATE = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function compare(value: unknown, comparison: Comparison, literal: Literal): boolean {
    if (comparison === 'eq' || comparison === 'ne') return same(value, literal) === (comparison === 'eq');
    if (value === null || literal === null || typeof value !== typeof literal) return false;
    const order = orderOf(value as string | number, literal as string | number);
    return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[comparison];
}

function same(value: unknown, literal: Literal): boolean {
    if (typeof value !== 'string' || typeof literal !== 'string') return value === literal;
    if (GUID.test(value)) return value.toLowerCase() === literal.toLowerCase();
    return value === literal || orderOf(value, literal) === 0;
}

function orderOf(left: string | number, right: string | number): number {
    if (DATE.test(String(left)) && DATE.test(String(right)))
        return compareApiDates(String(left), String(right));
    return left < right ? -1 : left > right ? 1 : 0;
}
