import { compareValues } from './compare.ts';
import type { SoqlColumn } from './query.ts';
import { queryException } from './query-error.ts';
import type { QueryRun } from './query-run.ts';
import { valueOf } from './value.ts';

/** ORDER BY over rows or groups; equal ones keep their order. Nulls come first, with DESC last. */
export function sorted<Item>(
    { query }: QueryRun,
    items: Item[],
    valueOfColumn: (column: SoqlColumn) => (item: Item) => unknown
): Item[] {
    if (!query.orderBy.length) return items;
    const keys = query.orderBy.map(({ column, descending, nulls }) => ({
        get: valueOfColumn(column),
        direction: descending ? -1 : 1,
        nullsFirst: nulls ? nulls === 'first' : !descending
    }));
    return items.toSorted((left, right) => {
        for (const { get, direction, nullsFirst } of keys) {
            const [a, b] = [get(left) ?? null, get(right) ?? null];
            if (a === null && b === null) continue;
            if (a === null || b === null) return (a === null) === nullsFirst ? -1 : 1;
            const order = compareValues(a, b);
            if (order) return order * direction;
        }
        return 0;
    });
}

/** OFFSET and LIMIT. */
export function portion<Item>(run: QueryRun, items: Item[]): Item[] {
    const { runtime, query } = run;
    const start = query.offset ? Number(valueOf(run, query.offset)) : 0;
    if (!query.limit) return items.slice(start);
    const limit = valueOf(run, query.limit);
    if (limit === null) throw queryException(runtime, 'Limit must be non-null');
    if (Number(limit) < 0) throw queryException(runtime, 'Invalid query limit');
    return items.slice(start, start + Number(limit));
}
