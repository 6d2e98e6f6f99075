import type { Library } from './library.ts';
import { lengthInCommon } from './string-search.ts';

/** Methods of String that take a part of a text. */
export function defineStringParts(library: Library): void {
    const outOfBounds = (what: string, place: number): never =>
        library.fail('StringException', `${what} out of bounds: ${place}`);
    const checkRange = (text: string, start: number, end: number): void => {
        if (start < 0 || start > text.length) outOfBounds('Starting position', start);
        if (end > text.length || start > end) outOfBounds('Ending position', end);
    };
    library.define('String', {
        'String substring(Integer)': (text, start) => {
            checkRange(text, start, text.length);
            return text.slice(start);
        },
        'String substring(Integer, Integer)': (text, start, end) => {
            checkRange(text, start, end);
            return text.slice(start, end);
        },
        'String substringAfter(String)': (text, mark) => after(text, text.indexOf(mark), mark),
        'String substringAfterLast(String)': (text, mark) => after(text, text.lastIndexOf(mark), mark),
        'String substringBefore(String)': (text, mark) => before(text, text.indexOf(mark)),
        'String substringBeforeLast(String)': (text, mark) => before(text, text.lastIndexOf(mark)),
        'String substringBetween(String)': (text, mark) => between(text, mark, mark),
        'String substringBetween(String, String)': between,
        'String left(Integer)': (text, length) => text.slice(0, Math.max(0, length)),
        'String right(Integer)': (text, length) => (length <= 0 ? '' : text.slice(-length)),
        'String mid(Integer, Integer)': (text, start, length) =>
            text.slice(Math.max(0, start), Math.max(0, start) + Math.max(0, length)),
        'String difference(String)': (text, other) => other.slice(lengthInCommon(text, other)),
        'String to15()': (text) => text.slice(0, 15),
        'Integer charAt(Integer)': (text, place) => {
            if (place < 0 || place >= text.length)
                library.fail('StringException', `String index out of range: ${place}`);
            return text.charCodeAt(place);
        },
        'Integer codePointAt(Integer)': (text, place) => text.codePointAt(place) ?? null,
        'List<Integer> getChars()': (text) =>
            library.list(
                'Integer',
                text.split('').map((one) => one.charCodeAt(0))
            ),
        'List<String> splitByCharacterType()': (text) =>
            library.list('String', text.match(/[A-Z]+|[a-z]+|\d+|\s+|[^\w\s]+|_+/g) ?? []),
        'List<String> splitByCharacterTypeCamelCase()': (text) =>
            library.list('String', text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|\s+|[^\w\s]+|_+/g) ?? []),
        'String abbreviate(Integer)': (text, width) => {
            if (width < 4) library.fail('StringException', 'Minimum abbreviation width is 4');
            return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
        },
        'String abbreviate(Integer, Integer)': (text, width, offset) =>
            text.length <= width ? text : `${text.slice(offset, offset + width - 3)}...`
    });
}

function after(text: string, place: number, mark: string): string {
    return place < 0 ? '' : text.slice(place + mark.length);
}

function before(text: string, place: number): string {
    return place < 0 ? text : text.slice(0, place);
}

function between(text: string, open: string, close: string): string | null {
    const start = text.indexOf(open);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    return end < 0 ? null : text.slice(start + open.length, end);
}
