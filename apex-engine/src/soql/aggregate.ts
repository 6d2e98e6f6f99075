import type { Row } from '../store/row.ts';
import { Decimal, keyOf, List, SObject, Unsupported, type Value } from '../values/index.ts';
import { columnValue, type ColumnValue } from './column-value.ts';
import { compareValues } from './compare.ts';
import { conditionTest } from './condition.ts';
import { resolvePath } from './field-path.ts';
import type { SoqlColumn } from './query.ts';
import type { QueryRun } from './query-run.ts';
import { portion, sorted } from './sort.ts';

/** One AggregateResult and the rows that it stands for. */
interface Group {
    rows: Row[];
    result: SObject;
}

/** GROUP BY, HAVING and aggregate functions: a list of AggregateResult. */
export function aggregateResults(run: QueryRun, rows: Row[]): List<SObject> {
    const { runtime, query } = run;
    const columns = namedColumns(run);
    const groups = groupsOf(run, rows).map((ofGroup) => toGroup(run, columns, ofGroup));
    const groupValue = (column: SoqlColumn) => valueOfGroup(run, column);
    const source = { run, valueOf: groupValue, fieldOf: () => null };
    const kept = query.having ? groups.filter(conditionTest(source, query.having)) : groups;
    const shown = portion(run, sorted(run, kept, groupValue));
    runtime.limits.rows(query.groupBy ? shown.length : 1);
    return new List(
        runtime.types.list(runtime.types.sobject('AggregateResult')!),
        shown.map(({ result }) => result)
    );
}

/** Rows with the same values of the GROUP BY columns; without GROUP BY all rows are one group. */
function groupsOf(run: QueryRun, rows: Row[]): Row[][] {
    if (!run.query.groupBy) return [rows];
    const columns = run.query.groupBy.map((column) => columnValue(run, column));
    const keyOfGroup = (row: Row) => columns.map((get) => groupKey(get(row))).join('|');
    return [...Map.groupBy(rows, keyOfGroup).values()];
}

const groupKey = (value: unknown): string =>
    typeof value === 'string' ? `s${value.toLowerCase()}` : keyOf(value);

/** Columns with their alias, or the name that the platform gives them: the field, else expr0, expr1, … */
function namedColumns({ query }: QueryRun): { name: string; column: SoqlColumn }[] {
    let unnamed = 0;
    return query.fields.map((column) => ({
        name: column.alias ?? column.path?.at(-1) ?? `expr${unnamed++}`,
        column
    }));
}

function toGroup(run: QueryRun, columns: { name: string; column: SoqlColumn }[], rows: Row[]): Group {
    const result = new SObject(run.runtime.schema.standard('AggregateResult'));
    result.names = columns.map(({ name }) => name);
    for (const { name, column } of columns)
        result.fields[name.toLowerCase()] = valueOfRows(run, column, rows) as Value;
    return { rows, result };
}

/** The value of a column of HAVING and ORDER BY; an alias of SELECT may stand for its column. */
function valueOfGroup(run: QueryRun, column: SoqlColumn): (group: Group) => unknown {
    const alias = column.path?.length === 1 ? column.path[0]!.toLowerCase() : null;
    return ({ rows, result }) =>
        alias !== null && alias in result.fields ? result.fields[alias] : valueOfRows(run, column, rows);
}

function valueOfRows(run: QueryRun, column: SoqlColumn, rows: Row[]): unknown {
    if (column.aggregate) {
        const get = column.argument ? columnValue(run, column.argument) : null;
        return aggregate(run, column, get, rows);
    }
    return rows[0] ? columnValue(run, column)(rows[0]) : null;
}

function aggregate(run: QueryRun, column: SoqlColumn, get: ColumnValue | null, rows: Row[]): unknown {
    if (!get) return rows.length;
    const values = rows.map(get).filter((value) => value !== null && value !== undefined);
    if (column.aggregate === 'count') return values.length;
    if (column.aggregate === 'count_distinct') return new Set(values.map(keyOf)).size;
    if (!values.length) return null;
    switch (column.aggregate) {
        case 'sum':
            return isInteger(run, column)
                ? (values as number[]).reduce((sum, value) => sum + value)
                : sumOf(values);
        case 'avg':
            return sumOf(values).dividedBy(Decimal.from(values.length));
        case 'min':
            return values.reduce((best, value) => (compareValues(value, best) < 0 ? value : best));
        case 'max':
            return values.reduce((best, value) => (compareValues(value, best) > 0 ? value : best));
        default:
            throw new Unsupported(`aggregate ${column.aggregate}`);
    }
}

const sumOf = (values: unknown[]): Decimal =>
    values.reduce<Decimal>((sum, value) => sum.plus(Decimal.from(value)!), Decimal.from(0));

function isInteger({ runtime, definition }: QueryRun, { argument }: SoqlColumn): boolean {
    return !!argument?.path && resolvePath(runtime, definition, argument.path).field.type === 'INTEGER';
}
