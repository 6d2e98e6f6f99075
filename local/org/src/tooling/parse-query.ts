import { RestError } from '../rest/rest-error.ts';

/** A query of the Tooling API as far as the local org understands it. */
export interface ToolingQuery {
    entity: string;
    columns: string[];
    /** Column → the values that it may have; all must hold. */
    conditions: { column: string; values: (string | boolean | null)[] }[];
}

const SHAPE =
    /^\s*SELECT\s+([\w.,\s]+?)\s+FROM\s+(\w+)(?:\s+WHERE\s+(.+?))?(?:\s+ORDER\s+BY\s+[\w.]+)?\s*$/is;
const CONDITION =
    /^([\w.]+)\s*(?:=\s*('(?:[^'\\]|\\.)*'|null|true|false)|IN\s*\(((?:\s*'(?:[^'\\]|\\.)*'\s*,?)+)\))$/is;

/**
 * `SELECT a, b FROM X WHERE c = 'v' AND d IN ('v', 'w')`; what is beyond that is refused, by its text.
 * @throws RestError MALFORMED_QUERY
 */
export function parseToolingQuery(soql: string): ToolingQuery {
    const [, columns, entity, where] = SHAPE.exec(soql) ?? [];
    if (!columns || !entity) throw malformed(soql);
    return {
        entity,
        columns: columns.split(',').map((column) => column.trim()),
        conditions: where ? where.split(/\s+AND\s+/i).map((text) => condition(text.trim())) : []
    };
}

function condition(text: string): ToolingQuery['conditions'][number] {
    const [, column, value, list] = CONDITION.exec(text) ?? [];
    if (!column) throw malformed(text);
    const word = WORDS.get(value?.toLowerCase() ?? '');
    if (word !== undefined) return { column, values: [word] };
    const literals = (value ?? list ?? '').match(/'(?:[^'\\]|\\.)*'/g) ?? [];
    return { column, values: literals.map((literal) => literal.slice(1, -1).replace(/\\(.)/g, '$1')) };
}

const WORDS = new Map<string, boolean | null>([
    ['null', null],
    ['true', true],
    ['false', false]
]);

const malformed = (text: string) =>
    new RestError(400, 'MALFORMED_QUERY', `The Tooling API of the local org does not understand: ${text}`);
