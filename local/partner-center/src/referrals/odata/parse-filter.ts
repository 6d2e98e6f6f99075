import { invalidRequest } from '../../http/api-error.ts';
import { tokenize, type Token } from './filter-tokens.ts';

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
export type Literal = string | number | boolean | null;

export type Filter =
    | { kind: 'and'; parts: Filter[] }
    | { kind: 'or'; parts: Filter[] }
    | { kind: 'compare'; path: string[]; comparison: Comparison; literal: Literal }
    | { kind: 'any'; path: string[]; variable: string; condition: Filter };

/**
 * The subset of OData's `$filter` that the Referrals API is known to take, and its nearest neighbours.
 * Throws 400.
 */
export function parseFilter(filter: string): Filter {
    const tokens = tokenize(filter);
    const take = () => {
        const token = tokens.shift();
        if (!token) throw invalidRequest('$filter: ends too early.', '$filter');
        return token;
    };
    const expect = (text: string) => {
        const token = take();
        if (token.text !== text) throw unexpected(token);
    };
    const chain = (kind: 'and' | 'or', next: () => Filter): Filter => {
        const parts = [next()];
        while (tokens[0]?.kind === 'name' && tokens[0].text === kind) {
            take();
            parts.push(next());
        }
        return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
    };
    const anyOf = (): Filter => chain('or', allOf);
    const allOf = (): Filter => chain('and', single);
    const single = (): Filter => {
        if (tokens[0]?.text === '(') {
            take();
            const inner = anyOf();
            expect(')');
            return inner;
        }
        const path = [takeName()];
        while (tokens[0]?.text === '/') {
            take();
            path.push(takeName());
        }
        return path.at(-1) === 'any' && tokens[0]?.text === '(' ? lambda(path.slice(0, -1)) : compare(path);
    };
    const lambda = (path: string[]): Filter => {
        expect('(');
        const variable = takeName();
        expect(':');
        const condition = anyOf();
        expect(')');
        return { kind: 'any', path, variable, condition };
    };
    const compare = (path: string[]): Filter => {
        const token = take();
        const comparison = comparisons.find((known) => known === token.text);
        if (!comparison) throw unexpected(token);
        return { kind: 'compare', path, comparison, literal: literalOf(take()) };
    };
    const takeName = () => {
        const token = take();
        if (token.kind !== 'name') throw unexpected(token);
        return token.text;
    };

    const result = anyOf();
    if (tokens[0]) throw unexpected(tokens[0]);
    return result;
}

const unexpected = ({ text }: Token) => invalidRequest(`$filter: unexpected '${text}'.`, '$filter');

function literalOf(token: Token): Literal {
    const { kind, text } = token;
    if (kind === 'text') return text.slice(1, -1).replaceAll("''", "'");
    if (kind === 'bare') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    if (text === 'true' || text === 'false') return text === 'true';
    if (text === 'null') return null;
    throw unexpected(token);
}
