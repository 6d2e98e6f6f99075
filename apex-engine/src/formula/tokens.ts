import { Unsupported } from '../values/index.ts';

export type Token =
    | { kind: 'text'; text: string }
    | { kind: 'number'; number: number }
    | { kind: 'name'; name: string }
    | { kind: 'operator'; operator: string };

const TOKEN =
    /\s+|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?|\.\d+)|(\$?[A-Za-z_][\w$]*(?:\.[A-Za-z_$][\w]*)*)|(&&|\|\||<>|!=|==|<=|>=|[-+*/^&=<>(),!])/y;
const ESCAPED: Record<string, string> = { n: '\n', t: '\t' };

/**
 * Splits a formula; white space and comments are left out.
 *
 * @throws Unsupported at a character that no token begins with
 */
export function tokenize(formula: string): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < formula.length) {
        const start = TOKEN.lastIndex;
        const match = TOKEN.exec(formula);
        if (!match) throw new Unsupported(`formula syntax at '${formula.slice(start, start + 20)}'`);
        const [, quoted, digits, name, operator] = match;
        if (quoted) tokens.push({ kind: 'text', text: unquote(quoted) });
        else if (digits) tokens.push({ kind: 'number', number: Number(digits) });
        else if (name) tokens.push({ kind: 'name', name });
        else if (operator) tokens.push({ kind: 'operator', operator });
    }
    return tokens;
}

function unquote(quoted: string): string {
    return quoted.slice(1, -1).replace(/\\(.)/g, (_, character: string) => ESCAPED[character] ?? character);
}
