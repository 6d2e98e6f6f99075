import type { Library } from './library.ts';
import { javaRegExp, javaReplacement, splitByPattern } from './java-regexp.ts';

/** Methods of String that give a changed text. */
export function defineStringChange(library: Library): void {
    library.define('String', {
        'String toLowerCase()': (text) => text.toLowerCase(),
        'String toUpperCase()': (text) => text.toUpperCase(),
        'String toLowerCase(String?)': (text) => text.toLowerCase(),
        'String toUpperCase(String?)': (text) => text.toUpperCase(),
        // eslint-disable-next-line no-control-regex -- Apex trims control characters as well
        'String trim()': (text) => text.replace(/^[\s\u0000]+|[\s\u0000]+$/g, ''),
        'String replace(String, String)': (text, part, by) => text.split(part).join(by),
        'String replaceAll(String, String)': (text, pattern, by) =>
            text.replace(javaRegExp(library, pattern, 'g'), javaReplacement(by)),
        'String replaceFirst(String, String)': (text, pattern, by) =>
            text.replace(javaRegExp(library, pattern), javaReplacement(by)),
        'String remove(String)': (text, part) => text.split(part).join(''),
        'String removeStart(String)': (text, start) =>
            text.startsWith(start) ? text.slice(start.length) : text,
        'String removeEnd(String)': (text, end) =>
            end && text.endsWith(end) ? text.slice(0, -end.length) : text,
        'String removeStartIgnoreCase(String)': (text, start) =>
            text.toLowerCase().startsWith(start.toLowerCase()) ? text.slice(start.length) : text,
        'String removeEndIgnoreCase(String)': (text, end) =>
            end && text.toLowerCase().endsWith(end.toLowerCase()) ? text.slice(0, -end.length) : text,
        'List<String> split(String)': (text, pattern) =>
            library.list('String', splitByPattern(text, javaRegExp(library, pattern, 'g'), 0)),
        'List<String> split(String, Integer)': (text, pattern, limit) =>
            library.list('String', splitByPattern(text, javaRegExp(library, pattern, 'g'), limit)),
        'String capitalize()': (text) => text.charAt(0).toUpperCase() + text.slice(1),
        'String uncapitalize()': (text) => text.charAt(0).toLowerCase() + text.slice(1),
        'String swapCase()': (text) =>
            [...text]
                .map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()))
                .join(''),
        'String reverse()': (text) => [...text].reverse().join(''),
        'String repeat(Integer)': (text, times) => text.repeat(Math.max(0, times)),
        'String repeat(String, Integer)': (text, separator, times) =>
            Array<string>(Math.max(0, times)).fill(text).join(separator),
        'String center(Integer)': (text, width) => centered(text, width, ' '),
        'String center(Integer, String)': centered,
        'String leftPad(Integer)': (text, width) => text.padStart(width),
        'String leftPad(Integer, String)': (text, width, filling) => text.padStart(width, filling),
        'String rightPad(Integer)': (text, width) => text.padEnd(width),
        'String rightPad(Integer, String)': (text, width, filling) => text.padEnd(width, filling),
        'String normalizeSpace()': (text) => text.trim().replace(/\s+/g, ' '),
        'String deleteWhitespace()': (text) => text.replace(/\s/g, ''),
        'String stripHtmlTags()': (text) => text.replace(/<[^>]*>/g, '')
    });
}

function centered(text: string, width: number, filling: string): string {
    const missing = Math.max(0, width - text.length);
    return text
        .padStart(text.length + Math.floor(missing / 2), filling)
        .padEnd(text.length + missing, filling);
}
