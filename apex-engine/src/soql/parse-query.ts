import { parseColumn, parseSelectItem } from './parse-column.ts';
import { parseCondition } from './parse-condition.ts';
import { parseValue } from './parse-value.ts';
import type { SoqlColumn, SoqlCondition, SoqlOrder, SoqlQuery } from './query.ts';
import { TokenReader } from './token-reader.ts';

/** Words that may follow the object's name, which is why they are no alias of it. */
const AFTER_FROM = [
    ...['where', 'with', 'group', 'order', 'limit', 'offset', 'for', 'all', 'using', 'having', 'update', 'as']
];

/**
 * Parses static and dynamic queries alike.
 * @throws SoqlError for what is not SOQL, and for GROUP BY ROLLUP/CUBE, USING SCOPE and several FROM objects
 */
export function parseSoql(soql: string): SoqlQuery {
    const reader = new TokenReader(soql);
    const query = parseQuery(reader);
    if (reader.token.kind !== 'end') reader.fail();
    return query;
}

/** A query in parentheses. */
export function parseSubquery(reader: TokenReader): SoqlQuery {
    reader.needOperator('(');
    const query = parseQuery(reader);
    reader.needOperator(')');
    return query;
}

/** Properties are read in the order in which the clauses stand. */
function parseQuery(reader: TokenReader): SoqlQuery {
    reader.needWord('select');
    const fields = reader.list(() => parseSelectItem(reader));
    reader.needWord('from');
    const from = reader.name();
    const alias = parseAlias(reader);
    checkScope(reader);
    const query: SoqlQuery = {
        fields,
        from,
        alias,
        where: reader.acceptWord('where') ? parseCondition(reader) : null,
        with: parseWith(reader),
        groupBy: parseGroupBy(reader),
        having: reader.acceptWord('having') ? parseCondition(reader) : null,
        orderBy: parseOrderBy(reader),
        limit: reader.acceptWord('limit') ? parseValue(reader) : null,
        offset: reader.acceptWord('offset') ? parseValue(reader) : null,
        forUpdate: false,
        allRows: false,
        isCount: false,
        isAggregate: false
    };
    parseEnd(reader, query);
    if (alias) removeAlias(query, alias.toLowerCase());
    const [first] = fields;
    query.isCount =
        fields.length === 1 &&
        first?.aggregate === 'count' &&
        !first.argument &&
        !first.alias &&
        !query.groupBy;
    query.isAggregate = !query.isCount && (query.groupBy !== null || fields.some((field) => field.aggregate));
    return query;
}

function parseAlias(reader: TokenReader): string | null {
    const named = reader.token.kind === 'name' && !reader.isWord(...AFTER_FROM);
    const alias = named || reader.acceptWord('as') ? reader.name() : null;
    if (reader.isOperator(',')) reader.fail('multiple FROM objects are unsupported');
    return alias;
}

function checkScope(reader: TokenReader): void {
    if (!reader.acceptWord('using')) return;
    reader.needWord('scope');
    const scope = reader.name();
    if (scope.toLowerCase() !== 'everything') reader.fail(`USING SCOPE ${scope} is unsupported`);
}

function parseWith(reader: TokenReader): SoqlQuery['with'] {
    let mode: SoqlQuery['with'] = null;
    while (reader.acceptWord('with')) {
        const word = reader.name().toUpperCase();
        if (word !== 'USER_MODE' && word !== 'SYSTEM_MODE' && word !== 'SECURITY_ENFORCED')
            return reader.fail(`WITH ${word} is unsupported`);
        mode = word;
    }
    return mode;
}

function parseGroupBy(reader: TokenReader): SoqlColumn[] | null {
    if (!reader.acceptWord('group')) return null;
    reader.needWord('by');
    const columns = reader.list(() => parseSelectItem(reader));
    if (columns.some((column) => column.function === 'rollup' || column.function === 'cube'))
        reader.fail('GROUP BY ROLLUP/CUBE is unsupported');
    return columns;
}

function parseOrderBy(reader: TokenReader): SoqlOrder[] {
    if (!reader.acceptWord('order')) return [];
    reader.needWord('by');
    return reader.list(() => {
        const column = parseColumn(reader);
        const descending = !reader.acceptWord('asc') && reader.acceptWord('desc');
        return { column, descending, nulls: reader.acceptWord('nulls') ? reader.name().toLowerCase() : null };
    });
}

/** FOR UPDATE, FOR VIEW, ALL ROWS, UPDATE TRACKING: in any order. */
function parseEnd(reader: TokenReader, query: SoqlQuery): void {
    while (reader.token.kind === 'name') {
        if (reader.acceptWord('for')) {
            if (reader.name().toLowerCase() === 'update') query.forUpdate = true;
        } else if (reader.acceptWord('all')) {
            reader.needWord('rows');
            query.allRows = true;
        } else {
            reader.needWord('update');
            reader.name();
        }
    }
}

/** `a.Name` of `FROM Account a` becomes `Name`. */
function removeAlias(query: SoqlQuery, alias: string): void {
    const inColumn = (column: SoqlColumn | null | undefined): void => {
        if (!column) return;
        if (column.path && column.path.length > 1 && column.path[0]?.toLowerCase() === alias)
            column.path = column.path.slice(1);
        inColumn(column.argument);
    };
    const inCondition = (condition: SoqlCondition | null): void => {
        if (!condition) return;
        if ('conditions' in condition) condition.conditions.forEach(inCondition);
        else if ('condition' in condition) inCondition(condition.condition);
        else inColumn(condition.column);
    };
    query.fields.forEach(inColumn);
    inCondition(query.where);
    query.orderBy.forEach((order) => inColumn(order.column));
    query.groupBy?.forEach(inColumn);
}
