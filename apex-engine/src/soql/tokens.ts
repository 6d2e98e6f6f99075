import { SoqlError } from './soql-error.ts';

export type TokenKind = 'string' | 'datetime' | 'date' | 'number' | 'bind' | 'name' | 'operator' | 'end';

/** `text` is as written (a bind without colon and blanks), `lower` the same in lower case. */
export interface Token {
    kind: TokenKind;
    text: string;
    lower: string;
}

/** Blanks and comments, then each kind of token, in the order in which they are tried. */
const PATTERNS: [TokenKind | null, RegExp][] = [
    [null, /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//],
    ['string', /'(?:[^'\\]|\\.)*'/],
    ['datetime', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/],
    ['date', /\d{4}-\d\d-\d\d/],
    ['number', /[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/],
    ['bind', /:\s*\$?[A-Za-z0-9_]+(?:\s*\.\s*[A-Za-z0-9_]+)*/],
    ['name', /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/],
    ['operator', /<=|>=|!=|<>|[(),=<>:]/]
];
const TOKEN = new RegExp(PATTERNS.map(([, pattern]) => `(${pattern.source})`).join('|'), 'y');

/** @throws SoqlError at a character that begins no token */
export function readTokens(soql: string): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < soql.length) {
        const at = TOKEN.lastIndex;
        const match = TOKEN.exec(soql);
        if (!match) throw new SoqlError(`unexpected token: '${nextWord(soql, at)}'`);
        const kind = PATTERNS[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
        if (kind) tokens.push(tokenOf(kind, match[0]));
    }
    tokens.push({ kind: 'end', text: '', lower: '' });
    return tokens;
}

function tokenOf(kind: TokenKind, matched: string): Token {
    const text = kind === 'bind' ? matched.slice(1).replace(/\s/g, '') : matched;
    return { kind, text, lower: text.toLowerCase() };
}

const nextWord = (soql: string, at: number) => soql.slice(at, at + 12).split(/\s/)[0] || soql[at];
