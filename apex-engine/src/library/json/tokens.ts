import type { JsonTree } from './tree.ts';
import { JsonNumber } from './tree.ts';

export interface Token {
    /** A name of System.JSONToken. */
    kind: string;
    /** As getText gives it. */
    text: string;
    /** Of the field that it belongs to. */
    name: string | null;
    /** What it begins or is. */
    tree?: JsonTree;
    /** Place of the token that closes what this one opens. */
    end?: number;
}

/** The tokens of a tree in the order of its text. `name`: of the field that holds the tree. */
export function tokensOf(tree: JsonTree, name: string | null = null, tokens: Token[] = []): Token[] {
    if (!Array.isArray(tree) && !(tree instanceof Map)) {
        tokens.push({ kind: kindOfValue(tree), text: textOf(tree), tree, name });
        return tokens;
    }
    const [open, close, what] = Array.isArray(tree) ? ['[', ']', 'ARRAY'] : ['{', '}', 'OBJECT'];
    const first: Token = { kind: `START_${what}`, text: open!, tree, name };
    tokens.push(first);
    if (Array.isArray(tree)) for (const item of tree) tokensOf(item, null, tokens);
    else
        for (const [key, value] of tree) {
            tokens.push({ kind: 'FIELD_NAME', text: key, name: key });
            tokensOf(value, key, tokens);
        }
    first.end = tokens.length;
    tokens.push({ kind: `END_${what}`, text: close!, name });
    return tokens;
}

function kindOfValue(value: Exclude<JsonTree, JsonTree[] | Map<string, JsonTree>>): string {
    if (value === null) return 'VALUE_NULL';
    if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
    if (typeof value === 'string') return 'VALUE_STRING';
    return /^-?\d+$/.test(textOf(value)) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
}

function textOf(value: Exclude<JsonTree, JsonTree[] | Map<string, JsonTree>>): string {
    return value instanceof JsonNumber ? value.text : String(value);
}
