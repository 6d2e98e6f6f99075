import type { JsonTree } from './tree.ts';
import { JsonNumber } from './tree.ts';

/** The text of a tree; `pretty` as Jackson's default printer, with two blanks per level of objects. */
export function writeJson(tree: JsonTree, pretty = false, level = 0): string {
    if (tree === null || typeof tree === 'boolean' || typeof tree === 'number') return String(tree);
    if (typeof tree === 'string') return quoted(tree);
    if (tree instanceof JsonNumber) return tree.text;
    if (Array.isArray(tree)) {
        const items = tree.map((item) => writeJson(item, pretty, level));
        if (!pretty) return `[${items.join(',')}]`;
        return items.length ? `[ ${items.join(', ')} ]` : '[ ]';
    }
    if (!tree.size) return pretty ? '{ }' : '{}';
    const indent = (depth: number): string => (pretty ? `\n${'  '.repeat(depth)}` : '');
    const entries = [...tree].map(
        ([key, value]) =>
            `${indent(level + 1)}${quoted(key)}${pretty ? ' : ' : ':'}${writeJson(value, pretty, level + 1)}`
    );
    return `{${entries.join(',')}${indent(level)}}`;
}

function quoted(text: string): string {
    return JSON.stringify(text).replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
}
