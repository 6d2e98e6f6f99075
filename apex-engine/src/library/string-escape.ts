import type { Library } from './library.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const CHARACTERS: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    apos: "'",
    nbsp: '\u00a0'
};
const CONTROLS: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Methods of String that escape and unescape. Of HTML only what markup needs, no named letters. */
export function defineStringEscape(library: Library): void {
    library.define('String', {
        'static String escapeSingleQuotes(String)': (text) =>
            text.replace(/\\/g, '\\\\').replace(/'/g, "\\'"),
        'String escapeHtml4()': escapeMarkup,
        'String escapeHtml3()': escapeMarkup,
        'String unescapeHtml4()': (text) => unescaped(text, /&(amp|lt|gt|quot|#39|apos|nbsp);/g),
        'String unescapeHtml3()': (text) => unescaped(text, /&(amp|lt|gt|quot);/g),
        'String escapeXml()': (text) => escapeMarkup(text).replace(/'/g, '&apos;'),
        'String unescapeXml()': (text) => unescaped(text, /&(amp|lt|gt|quot|apos);/g),
        'String escapeCsv()': (text) => (/[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text),
        'String unescapeCsv()': (text) =>
            /^".*"$/s.test(text) ? text.slice(1, -1).replace(/""/g, '"') : text,
        'String escapeJava()': (text) => JSON.stringify(text).slice(1, -1),
        'String unescapeJava()': (text) =>
            text.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_whole, escape: string) =>
                escape.length === 5
                    ? String.fromCharCode(parseInt(escape.slice(1), 16))
                    : (CONTROLS[escape] ?? escape)
            ),
        'String escapeEcmaScript()': (text) =>
            JSON.stringify(text).slice(1, -1).replace(/'/g, "\\'").replace(/\//g, '\\/'),
        'String escapeUnicode()': (text) =>
            text.replace(
                /[^ -~]/g,
                (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`
            )
    });
}

function escapeMarkup(text: string): string {
    return text.replace(/[&<>"]/g, (one) => ENTITIES[one]!);
}

function unescaped(text: string, entities: RegExp): string {
    return text.replace(entities, (_whole, name: string) => CHARACTERS[name]!);
}
