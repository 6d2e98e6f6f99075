import { ApexDate, Datetime, Unsupported } from '../values/index.ts';
import type { Row } from '../store/row.ts';
import { resolvePath, valueAt } from './field-path.ts';
import type { SoqlColumn } from './query.ts';
import type { QueryRun } from './query-run.ts';

/** The value of a column for a stored row. */
export type ColumnValue = (row: Row) => unknown;

/** Functions of a date or date-time, in GMT; the fiscal year is that of the calendar. */
const DATE_FUNCTIONS: Record<string, (date: Date) => unknown> = {
    calendar_year: (date) => date.getUTCFullYear(),
    fiscal_year: (date) => date.getUTCFullYear(),
    calendar_month: (date) => date.getUTCMonth() + 1,
    fiscal_month: (date) => date.getUTCMonth() + 1,
    calendar_quarter: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
    fiscal_quarter: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
    day_in_month: (date) => date.getUTCDate(),
    day_in_week: (date) => date.getUTCDay() + 1,
    hour_in_day: (date) => date.getUTCHours(),
    day_only: (date) => ApexDate.ofInstant(date.getTime())
};
/** One zone, one currency, one language: the value stays. */
const AS_IT_IS = new Set(['tolabel', 'format', 'converttimezone', 'convertcurrency']);

/** @throws QueryException at an unknown column, Unsupported at a function that is not modelled */
export function columnValue(run: QueryRun, column: SoqlColumn): ColumnValue {
    if (column.path) {
        const path = resolvePath(run.runtime, run.definition, column.path);
        return (row) => valueAt(run.runtime, row, path);
    }
    if (!column.function) throw new Unsupported(`SOQL expression ${JSON.stringify(column)}`);
    const argument = column.argument ? columnValue(run, column.argument) : null;
    if (argument && AS_IT_IS.has(column.function)) return argument;
    const ofDate = DATE_FUNCTIONS[column.function];
    if (!ofDate || !argument) throw new Unsupported(`SOQL function ${column.function}`);
    return (row) => {
        const value = argument(row);
        return value instanceof ApexDate || value instanceof Datetime ? ofDate(value.js) : null;
    };
}
