import type { Library } from './library.ts';

export function defineLong(library: Library): void {
    library.define('Long', {
        'static Long valueOf(String)': (text) => longOf(library, text),
        'static Long valueOf(Object)': (value) =>
            typeof value === 'string' ? longOf(library, value) : library.runtime.ops.toLong(value),
        'Integer intValue()': (value) => Number(BigInt.asIntN(32, value)),
        'String format()': (value) => value.toLocaleString('en-US')
    });
}

function longOf(library: Library, text: string): bigint {
    const trimmed = text.trim();
    if (!/^[+-]?\d+$/.test(trimmed)) library.fail('TypeException', `Invalid long: ${text}`);
    return BigInt(trimmed);
}
