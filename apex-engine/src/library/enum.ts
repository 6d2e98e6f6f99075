import type { Library } from './library.ts';
import { hashOfText } from './text-hash.ts';

/** What the values of every enum have; `values()` and `valueOf()` are the compiler's. */
export function defineEnum(library: Library): void {
    library.define('Enum', {
        'String name()': (value) => value.name,
        'Integer ordinal()': (value) => value.ordinal,
        'Boolean equals(Object)': (value, other) => value === other,
        'Integer hashCode()': (value) => hashOfText(value.name),
        'String toString()': (value) => value.name
    });
}
