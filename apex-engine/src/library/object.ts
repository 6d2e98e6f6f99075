import { ApexObject, keyOf, sameValue } from '../values/index.ts';
import type { Library } from './library.ts';
import { hashOfText } from './text-hash.ts';

/** What every value has. */
export function defineObject(library: Library): void {
    library.define('Object', {
        'Boolean equals(Object)': sameValue,
        'Integer hashCode()': (value) =>
            value instanceof ApexObject && value.$hash ? value.$hash() : hashOfText(keyOf(value)),
        'String toString()': (value) => library.runtime.str(value)
    });
}
