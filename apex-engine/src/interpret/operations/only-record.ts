import { SObject } from '../../values/index.ts';
import type { List, Value } from '../../values/index.ts';
import { notNull } from './context.ts';
import type { OperationContext } from './context.ts';

/** The record that a query found, where Apex takes the query for it. */
export function onlyRecord(runtime: OperationContext, found: List | SObject | null): Value {
    const rows = notNull(runtime, found);
    if (rows instanceof SObject) return rows;
    if (rows.items.length === 0)
        throw runtime.exception('QueryException', 'List has no rows for assignment to SObject');
    if (rows.items.length > 1)
        throw runtime.exception('QueryException', 'List has more than 1 row for assignment to SObject');
    return rows.items[0]!;
}
