import { columnValue } from './column-value.ts';
import { conditionTest, rowsOf } from './condition.ts';
import { objectOf } from './object-of.ts';
import type { SoqlQuery } from './query.ts';
import type { QueryRun } from './query-run.ts';
import { portion } from './sort.ts';

/** The column that a subquery of `IN (SELECT …)` selects; nulls are left out. */
export function subqueryValues(outer: QueryRun, subquery: SoqlQuery): unknown[] {
    const run = { ...outer, query: subquery, definition: objectOf(outer.runtime, subquery.from) };
    const test = subquery.where ? conditionTest(rowsOf(run), subquery.where) : () => true;
    return portion(run, outer.runtime.db.rows(run.definition).filter(test))
        .map(columnValue(run, subquery.fields[0]!))
        .filter((value) => value !== null && value !== undefined);
}
