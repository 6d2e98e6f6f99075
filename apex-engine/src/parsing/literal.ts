import type { LiteralContext } from '@apexdevtools/apex-parser';
import { lineOf, textOf } from './parse-tree.ts';
import type { Literal } from './syntax-tree.ts';

export const literal = (context: LiteralContext): Literal => literalOf(textOf(context), lineOf(context));

/** @param text as in the source, quotes included */
export function literalOf(text: string, line: number): Literal {
    const make = (type: Literal['type'], value: Literal['value']): Literal => ({
        kind: 'literal',
        type,
        value,
        line
    });
    if (text.startsWith("'''")) return make('String', unescape(text.slice(3, -3).replace(/^\r?\n/, '')));
    if (text.startsWith("'")) return make('String', unescape(text.slice(1, -1)));
    const lower = text.toLowerCase();
    if (lower === 'true' || lower === 'false') return make('Boolean', lower === 'true');
    if (lower === 'null') return make('null', null);
    if (/^\d+l$/i.test(text)) return make('Long', text.slice(0, -1));
    if (/^\d+$/.test(text)) return make('Integer', Number(text));
    if (lower.endsWith('d')) return make('Double', text.slice(0, -1));
    return make('Decimal', text);
}

/** `-1` after `when`, where the grammar has no expression. */
export function negated(literal: Literal): Literal {
    const value = typeof literal.value === 'number' ? -literal.value : `-${String(literal.value)}`;
    return { ...literal, value };
}

const ESCAPED: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescape(text: string): string {
    return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, escape: string) =>
        escape.length > 1 ? String.fromCharCode(parseInt(escape.slice(1), 16)) : (ESCAPED[escape] ?? escape)
    );
}
