import { parseSubquery } from './parse-query.ts';
import type { SoqlColumn, SoqlTypeOf } from './query.ts';
import type { TokenReader } from './token-reader.ts';

const AGGREGATES = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max']);
const FUNCTIONS = new Set([
    ...[
        'calendar_year',
        'calendar_month',
        'calendar_quarter',
        'fiscal_year',
        'fiscal_month',
        'fiscal_quarter'
    ],
    ...[
        'day_in_month',
        'day_in_week',
        'day_in_year',
        'day_only',
        'hour_in_day',
        'week_in_year',
        'week_in_month'
    ],
    ...['tolabel', 'format', 'converttimezone', 'convertcurrency', 'grouping', 'distance', 'geolocation'],
    ...['rollup', 'cube']
]);
/** Words after a column that are no alias. */
const AFTER_COLUMN = ['from', 'having', 'order', 'limit', 'offset', 'for', 'all', 'where', 'group'];

/** An item of SELECT or GROUP BY, with its alias. */
export function parseSelectItem(reader: TokenReader): SoqlColumn {
    if (reader.isOperator('(')) return { subquery: parseSubquery(reader) };
    if (reader.acceptWord('typeof')) return { typeOf: parseTypeOf(reader) };
    const column = parseColumn(reader);
    if (reader.token.kind === 'name' && !reader.isWord(...AFTER_COLUMN)) column.alias = reader.name();
    return column;
}

/** A field, with the relationships before it, or a function of one. */
export function parseColumn(reader: TokenReader): SoqlColumn {
    const { lower } = reader.token;
    const name = reader.name();
    if (!reader.acceptOperator('(')) return { path: name.split('.') };
    if (AGGREGATES.has(lower)) return parseAggregate(reader, lower);
    if (lower === 'fields') return parseAllFields(reader);
    if (!FUNCTIONS.has(lower)) reader.fail(`unexpected token: '${name}'`);
    const values = reader.isOperator(')') ? [] : reader.list(() => parseArgument(reader));
    reader.needOperator(')');
    return { function: lower, arguments: values, argument: values[0] };
}

function parseAggregate(reader: TokenReader, aggregate: string): SoqlColumn {
    if (reader.acceptOperator(')')) return { aggregate, argument: null };
    const argument = parseColumn(reader);
    reader.needOperator(')');
    return { aggregate, argument };
}

/** `FIELDS(ALL)` after its parenthesis. */
function parseAllFields(reader: TokenReader): SoqlColumn {
    if (!reader.isWord('all', 'custom', 'standard')) reader.fail();
    const allFields = reader.take().lower as 'all' | 'custom' | 'standard';
    reader.needOperator(')');
    return { allFields };
}

function parseArgument(reader: TokenReader): SoqlColumn {
    const { kind } = reader.token;
    return kind === 'number' || kind === 'string' ? { literal: reader.take().text } : parseColumn(reader);
}

function parseTypeOf(reader: TokenReader): SoqlTypeOf {
    const names = () => reader.list(() => reader.name());
    const relationship = reader.name();
    const cases: SoqlTypeOf['cases'] = [];
    while (reader.acceptWord('when')) {
        const type = reader.name();
        reader.needWord('then');
        cases.push({ type, fields: names() });
    }
    const otherwise = reader.acceptWord('else') ? names() : null;
    reader.needWord('end');
    return { relationship, cases, otherwise };
}
