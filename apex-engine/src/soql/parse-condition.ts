import { parseColumn } from './parse-column.ts';
import { parseSubquery } from './parse-query.ts';
import { parseValue } from './parse-value.ts';
import type { SoqlColumn, SoqlComparison, SoqlCondition, SoqlOperator, SoqlSetOperator } from './query.ts';
import type { TokenReader } from './token-reader.ts';

/** What stands after WHERE or HAVING. */
export function parseCondition(reader: TokenReader): SoqlCondition {
    return parseChain(reader, 'or', () => parseChain(reader, 'and', () => parseSingle(reader)));
}

function parseChain(reader: TokenReader, op: 'and' | 'or', part: () => SoqlCondition): SoqlCondition {
    const first = part();
    const conditions = [first];
    while (reader.acceptWord(op)) conditions.push(part());
    return conditions.length > 1 ? { op, conditions } : first;
}

function parseSingle(reader: TokenReader): SoqlCondition {
    if (reader.acceptWord('not')) return { op: 'not', condition: parseSingle(reader) };
    if (reader.acceptOperator('(')) {
        const condition = parseCondition(reader);
        reader.needOperator(')');
        return condition;
    }
    const column = parseColumn(reader);
    const op = parseOperator(reader);
    return isSetOperator(op)
        ? parseSetComparison(reader, column, op)
        : { op, column, value: parseValue(reader) };
}

function parseOperator(reader: TokenReader): SoqlOperator {
    const { kind, lower } = reader.token;
    if (kind === 'operator' && /^[=<>!]/.test(lower)) {
        reader.take();
        return (lower === '<>' ? '!=' : lower) as SoqlOperator;
    }
    if (reader.acceptWord('not')) {
        reader.needWord('in');
        return 'notin';
    }
    if (!reader.isWord('like', 'in', 'includes', 'excludes')) reader.fail();
    return reader.take().lower as SoqlOperator;
}

const isSetOperator = (op: SoqlOperator): op is SoqlSetOperator =>
    ['in', 'notin', 'includes', 'excludes'].includes(op);

function parseSetComparison(reader: TokenReader, column: SoqlColumn, op: SoqlSetOperator): SoqlComparison {
    if (reader.token.kind === 'bind') return { op, column, value: parseValue(reader) };
    if (!reader.isOperator('(')) reader.fail();
    if (reader.follows('select')) return { op, column, subquery: parseSubquery(reader) };
    reader.needOperator('(');
    const values = reader.list(() => parseValue(reader));
    reader.needOperator(')');
    return { op, column, values };
}
