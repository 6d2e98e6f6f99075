import { invalidRequest } from '../../http/api-error.ts';

export interface Token {
    kind: 'name' | 'text' | 'bare' | 'punctuation';
    text: string;
}

const PATTERNS: [Token['kind'] | null, RegExp][] = [
    [null, /\s+/y],
    ['text', /'(?:[^']|'')*'/y],
    ['punctuation', /[():/]/y],
    // GUIDs, dates and numbers without quotes; the service itself writes GUIDs so in `links`.
    ['bare', /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|-?\d[\w:.+-]*/iy],
    ['name', /[A-Za-z_]\w*/y]
];

/** Throws 400 at the first character that starts no token. */
export function tokenize(filter: string): Token[] {
    const tokens: Token[] = [];
    let position = 0;
    while (position < filter.length) {
        const found = PATTERNS.map(([kind, pattern]) => {
            pattern.lastIndex = position;
            return { kind, text: pattern.exec(filter)?.[0] };
        }).find(({ text }) => text);
        if (!found?.text) throw invalidRequest(`$filter: unexpected text at ${position}.`, '$filter');
        if (found.kind) tokens.push({ kind: found.kind, text: found.text });
        position += found.text.length;
    }
    return tokens;
}
