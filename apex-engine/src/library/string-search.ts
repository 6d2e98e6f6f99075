import type { Library } from './library.ts';

/** Methods of String that look for something, compare, or tell what a text is made of. */
export function defineStringSearch(library: Library): void {
    const lower = (text: string): string => text.toLowerCase();
    library.define('String', {
        'Boolean contains(String)': (text, part) => text.includes(part),
        'Boolean containsIgnoreCase(String)': (text, part) => lower(text).includes(lower(part)),
        'Boolean containsAny(String)': (text, characters) =>
            [...characters].some((one) => text.includes(one)),
        'Boolean containsNone(String)': (text, characters) =>
            ![...characters].some((one) => text.includes(one)),
        'Boolean containsOnly(String)': (text, characters) =>
            [...text].every((one) => characters.includes(one)),
        'Boolean containsWhitespace()': (text) => /\s/.test(text),
        'Boolean startsWith(String)': (text, start) => text.startsWith(start),
        'Boolean startsWithIgnoreCase(String)': (text, start) => lower(text).startsWith(lower(start)),
        'Boolean endsWith(String)': (text, end) => text.endsWith(end),
        'Boolean endsWithIgnoreCase(String)': (text, end) => lower(text).endsWith(lower(end)),
        'Boolean equals(Object)': (text, other) => text === other,
        'Boolean equalsIgnoreCase(String?)': (text, other) => other !== null && lower(text) === lower(other),
        'Integer compareTo(String)': compare,
        'Integer indexOf(String)': (text, part) => text.indexOf(part),
        'Integer indexOf(String, Integer)': (text, part, from) => text.indexOf(part, from),
        'Integer indexOfIgnoreCase(String)': (text, part) => lower(text).indexOf(lower(part)),
        'Integer indexOfIgnoreCase(String, Integer)': (text, part, from) =>
            lower(text).indexOf(lower(part), from),
        'Integer lastIndexOf(String)': (text, part) => text.lastIndexOf(part),
        'Integer lastIndexOf(String, Integer)': (text, part, from) => text.lastIndexOf(part, from),
        'Integer lastIndexOfIgnoreCase(String)': (text, part) => lower(text).lastIndexOf(lower(part)),
        'Integer indexOfAny(String)': (text, characters) =>
            [...text].findIndex((one) => characters.includes(one)),
        'Integer indexOfChar(Integer)': (text, character) => text.indexOf(String.fromCharCode(character)),
        'Integer indexOfDifference(String)': (text, other) => {
            const same = lengthInCommon(text, other);
            return same === text.length && same === other.length ? -1 : same;
        },
        'Integer countMatches(String?)': (text, part) => (part ? text.split(part).length - 1 : 0),
        'Integer getLevenshteinDistance(String)': levenshteinDistance,
        'Boolean isAlpha()': (text) => /^\p{L}+$/u.test(text),
        'Boolean isAlphaSpace()': (text) => /^[\p{L} ]*$/u.test(text),
        'Boolean isAlphanumeric()': (text) => /^[\p{L}\p{N}]+$/u.test(text),
        'Boolean isAlphanumericSpace()': (text) => /^[\p{L}\p{N} ]*$/u.test(text),
        'Boolean isNumeric()': (text) => /^\p{Nd}+$/u.test(text),
        'Boolean isNumericSpace()': (text) => /^[\d ]*$/.test(text),
        'Boolean isAllLowerCase()': (text) => /^\p{Ll}+$/u.test(text),
        'Boolean isAllUpperCase()': (text) => /^\p{Lu}+$/u.test(text),
        'Boolean isWhitespace()': (text) => /^\s*$/.test(text),
        'Boolean isAsciiPrintable()': (text) => /^[ -~]*$/.test(text),
        'static String getCommonPrefix(List<String>)': ({ items }) =>
            items.reduce((prefix, text) => text.slice(0, lengthInCommon(prefix, text)), items[0] ?? '')
    });
}

/** As java.lang.String.compareTo: the difference of the first characters that differ, or of the lengths. */
function compare(text: string, other: string): number {
    const same = lengthInCommon(text, other);
    return same < Math.min(text.length, other.length)
        ? text.charCodeAt(same) - other.charCodeAt(same)
        : text.length - other.length;
}

export function lengthInCommon(text: string, other: string): number {
    let same = 0;
    while (same < text.length && same < other.length && text[same] === other[same]) same++;
    return same;
}

function levenshteinDistance(text: string, other: string): number {
    let above = [...Array(other.length + 1).keys()];
    for (let row = 1; row <= text.length; row++) {
        const current = [row];
        for (let column = 1; column <= other.length; column++)
            current[column] = Math.min(
                above[column]! + 1,
                current[column - 1]! + 1,
                above[column - 1]! + (text[row - 1] === other[column - 1] ? 0 : 1)
            );
        above = current;
    }
    return above[other.length]!;
}
