import type { Value } from '../values/index.ts';
import { ApexDate } from '../values/index.ts';
import type { Library } from './library.ts';
import { defineStringChange } from './string-change.ts';
import { defineStringEscape } from './string-escape.ts';
import { defineStringParts } from './string-parts.ts';
import { defineStringSearch } from './string-search.ts';
import { hashOfText } from './text-hash.ts';

export function defineString(library: Library): void {
    const { runtime } = library;
    const isBlank = (text: string | null): boolean => text === null || /^\s*$/.test(text);
    /** String.valueOf of a Date has no time; inside of other texts it has. */
    const textOf = (value: Value): string =>
        value instanceof ApexDate ? value.toString() : runtime.str(value);
    const formatted = (pattern: string, given: Value[]): string =>
        messageFormat(pattern, given, (value) => runtime.str(value));
    library.define('String', {
        'static String valueOf(Object)': (value) => (value === null ? null : textOf(value)),
        'static String valueOfGmt(Datetime)': (instant) => instant.toString(),
        'static Boolean isBlank(String?)': isBlank,
        'static Boolean isNotBlank(String?)': (text) => !isBlank(text),
        'static Boolean isEmpty(String?)': (text) => text === null || text === '',
        'static Boolean isNotEmpty(String?)': (text) => text !== null && text !== '',
        'static String join(Object, String)': (parts, separator) =>
            [...runtime.ops.items(parts)].map(textOf).join(separator),
        'static String format(String, List<Object>)': (pattern, given) => formatted(pattern, given.items),
        'String format(List<Object>)': (pattern, given) => formatted(pattern, given.items),
        'static String fromCharArray(List<Integer>)': ({ items }) => String.fromCharCode(...items),
        'Integer length()': (text) => text.length,
        'Integer hashCode()': hashOfText,
        'String toString()': (text) => text,
        'SObjectType getSObjectType()': (id) => {
            const object = runtime.db.byPrefix(id);
            return object ? runtime.sotype(object) : library.fail('SObjectException', 'Invalid Id');
        },
        // Of a field it is the compiler's; on a text that is no field it does nothing.
        'void addError(String?)': () => {}
    });
    defineStringSearch(library);
    defineStringParts(library);
    defineStringChange(library);
    defineStringEscape(library);
}

/** As java.text.MessageFormat: {0}, and single quotes that keep what is between them. */
function messageFormat(pattern: string, given: Value[], textOf: (value: Value) => string): string {
    const argument = (place: number, whole: string): string => {
        if (place >= given.length) return whole;
        const value = given[place] ?? null;
        if (typeof value === 'number' || typeof value === 'bigint') return value.toLocaleString('en-US');
        if (value instanceof ApexDate) return `${value.month()}/${value.day()}/${value.year()}`;
        return textOf(value);
    };
    return pattern.replace(/'\{'|'\}'|''|\{(\d+)\}|'([^']*)'/g, (whole, place?: string, quoted?: string) => {
        if (whole === "''") return "'";
        if (place !== undefined) return argument(Number(place), whole);
        return quoted ?? whole.slice(1, -1);
    });
}
