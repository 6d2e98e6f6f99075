import { isNumber, toNumber } from '../values/index.ts';
import type { Library } from './library.ts';

export function defineInteger(library: Library): void {
    library.define('Integer', {
        'static Integer valueOf(String)': (text) => integerOf(library, text),
        'static Integer valueOf(Object)': (value) => {
            if (value === null) return library.refuseNull();
            if (typeof value === 'string') return integerOf(library, value);
            if (isNumber(value)) return Math.trunc(toNumber(value)) | 0;
            return library.fail('TypeException', `Invalid integer: ${library.runtime.str(value)}`);
        },
        'String format()': (value) => value.toLocaleString('en-US'),
        'Integer intValue()': (value) => value,
        'Long longValue()': (value) => BigInt(value),
        'Integer abs()': Math.abs
    });
}

function integerOf(library: Library, text: string): number {
    const trimmed = text.trim();
    if (!/^[+-]?\d+$/.test(trimmed) || Math.abs(Number(trimmed)) > 2 ** 31)
        library.fail('TypeException', `Invalid integer: ${text}`);
    return Number(trimmed);
}
