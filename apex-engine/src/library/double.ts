import { Decimal, Double } from '../values/index.ts';
import { decimalOf, withThousands } from './decimal.ts';
import type { Library } from './library.ts';

export function defineDouble(library: Library): void {
    library.define('Double', {
        'static Double valueOf(String)': (text) => new Double(decimalOf(library, text).toNumber()),
        'static Double valueOf(Object)': (value) =>
            typeof value === 'string'
                ? new Double(decimalOf(library, value).toNumber())
                : library.runtime.ops.toDouble(value),
        'Integer intValue()': (value) => Math.trunc(value.value) | 0,
        'Long longValue()': (value) => BigInt(Math.trunc(value.value)),
        'Double doubleValue()': (value) => value,
        'Long round()': (value) => BigInt(Math.round(value.value)),
        'String format()': (value) => withThousands(Decimal.from(value))
    });
}
