import type { OrgRuntime } from '../org/runtime.ts';
import type { AccessMode } from '../permissions/sharing.ts';
import type { Row } from '../store/row.ts';
import { List, type SObject } from '../values/index.ts';
import { aggregateResults } from './aggregate.ts';
import { columnValue } from './column-value.ts';
import { conditionTest, rowsOf } from './condition.ts';
import { objectOf } from './object-of.ts';
import type { SoqlQuery } from './query.ts';
import { checkQueryAccess } from './query-access.ts';
import type { Binds, QueryRun } from './query-run.ts';
import { selector } from './select.ts';
import { portion, sorted } from './sort.ts';

export interface QueryOptions {
    access?: AccessMode;
    /** Rows of a subquery: the children of one parent. */
    rows?: Row[];
}

/**
 * Runs a query in the transaction that is under way; it counts towards its limits.
 *
 * @returns records, AggregateResults, or the number of `SELECT COUNT()`
 * @throws QueryException, LimitException
 */
export function runQuery(
    runtime: OrgRuntime,
    query: SoqlQuery,
    binds: Binds,
    options: QueryOptions = {}
): List<SObject> | number {
    const definition = objectOf(runtime, query.from);
    const isSubquery = !!options.rows;
    if (!isSubquery) runtime.limits.query();
    const access = accessOf(query) ?? options.access ?? null;
    const run: QueryRun = { runtime, query, definition, binds, access };
    if (access === 'user' || access === 'enforced') checkQueryAccess(runtime, query, definition, access);
    const rows = matchingRows(run, options.rows ?? runtime.db.rows(definition, query.allRows));
    if (query.isCount) {
        runtime.limits.rows(rows.length);
        return rows.length;
    }
    if (query.isAggregate) return aggregateResults(run, rows);
    const shown = portion(
        run,
        sorted(run, rows, (column) => columnValue(run, column))
    );
    if (isSubquery) runtime.limits.subqueryRows(shown.length);
    else runtime.limits.rows(shown.length);
    const type = runtime.types.list(runtime.types.sobject(definition.name)!);
    return new List(type, shown.map(selector(run)));
}

function accessOf(query: SoqlQuery): AccessMode {
    if (query.with === 'USER_MODE') return 'user';
    return query.with === 'SECURITY_ENFORCED' ? 'enforced' : null;
}

/** Rows that the user may see and WHERE lets through. */
function matchingRows(run: QueryRun, rows: Row[]): Row[] {
    const { runtime, definition, query } = run;
    const isVisible = runtime.sharing.isEnforced(run.access) ? runtime.sharing.visibility(definition) : null;
    const visible = isVisible ? rows.filter(isVisible) : rows;
    return query.where ? visible.filter(conditionTest(rowsOf(run), query.where)) : visible;
}
