import type { SoqlValue } from './query.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';

const DATE_LITERAL = new RegExp(
    '^(yesterday|today|tomorrow|(last|next)_90_days|' +
        '(last|this|next)_(week|month|quarter|year|fiscal_quarter|fiscal_year))$'
);
const COUNTED_DATE_LITERAL = new RegExp(
    '^((last|next)_n_(days|weeks|months|quarters|years|fiscal_quarters|fiscal_years)|' +
        'n_(days|weeks|months|quarters|years)_ago)$'
);

/** The right side of a comparison, or the number of LIMIT and OFFSET. */
export function parseValue(reader: TokenReader): SoqlValue {
    const { token } = reader;
    switch (token.kind) {
        case 'string':
            return { string: unquote(reader.take().text) };
        case 'number':
            return { number: reader.take().text };
        case 'date':
            return { date: reader.take().text };
        case 'datetime':
            return { datetime: reader.take().text };
        case 'bind':
            return { bind: reader.take().text };
        case 'operator':
            if (reader.acceptOperator(':')) return { bind: reader.name() };
            return reader.fail();
        case 'name':
            return parseWord(reader, token);
        default:
            return reader.fail();
    }
}

function parseWord(reader: TokenReader, { lower }: Token): SoqlValue {
    const counted = COUNTED_DATE_LITERAL.test(lower);
    if (!counted && !DATE_LITERAL.test(lower) && !['null', 'true', 'false'].includes(lower)) reader.fail();
    reader.take();
    if (lower === 'null') return { null: true };
    if (lower === 'true' || lower === 'false') return { boolean: lower === 'true' };
    return counted ? { dateLiteral: lower, n: parseCount(reader) } : { dateLiteral: lower };
}

/** `:7` of `LAST_N_DAYS:7`, which reads like a bind. */
function parseCount(reader: TokenReader): number {
    if (reader.token.kind !== 'bind') reader.needOperator(':');
    return Number(reader.take().text);
}

const ESCAPED: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
const unquote = (quoted: string) =>
    quoted.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => ESCAPED[letter] ?? letter);
