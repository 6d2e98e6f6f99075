import type { RoundingMode } from '../values/index.ts';
import { Decimal, Double } from '../values/index.ts';
import type { Library } from './library.ts';

declare module './apex-types.ts' {
    interface ApexTypes {
        RoundingMode: { readonly name: RoundingMode };
    }
}

export function defineDecimal(library: Library): void {
    const rounded = (round: () => Decimal): Decimal => {
        try {
            return round();
        } catch {
            return library.fail('MathException', 'Rounding necessary');
        }
    };
    const divided = (dividend: Decimal, divisor: Decimal, scale: number, mode: RoundingMode): Decimal =>
        divisor.isZero
            ? library.fail('MathException', 'Divide by 0')
            : rounded(() => dividend.dividedToScale(divisor, scale, mode));
    library.defineEnum(
        'System.RoundingMode',
        'UP DOWN CEILING FLOOR HALF_UP HALF_DOWN HALF_EVEN UNNECESSARY'
    );
    library.define('Decimal', {
        'static Decimal valueOf(String)': (text) => decimalOf(library, text),
        'static Decimal valueOf(Double?)': (value) => Decimal.from(value as unknown),
        'static Decimal valueOf(Long?)': (value) => Decimal.from(value as unknown),
        'static Decimal valueOf(Object)': (value) =>
            typeof value === 'string' ? decimalOf(library, value) : Decimal.from(value as unknown),
        'Integer intValue()': (value) => Math.trunc(value.toNumber()) | 0,
        'Long longValue()': (value) => value.toBigInt(),
        'Double doubleValue()': (value) => new Double(value.toNumber()),
        'Decimal abs()': (value) => value.absolute(),
        'Integer scale()': (value) => value.scale,
        'Integer precision()': precisionOf,
        'Decimal setScale(Integer)': (value, scale) => value.setScale(scale),
        'Decimal setScale(Integer, RoundingMode)': (value, scale, mode) =>
            rounded(() => value.setScale(scale, mode.name)),
        'Long round()': (value) => value.setScale(0, 'HALF_EVEN').unscaled,
        'Long round(RoundingMode)': (value, mode) => rounded(() => value.setScale(0, mode.name)).unscaled,
        'Decimal stripTrailingZeros()': (value) => value.stripTrailingZeros(),
        'String toPlainString()': (value) => value.toString(),
        'String format()': withThousands,
        'Decimal pow(Integer)': (value, exponent) =>
            exponent < 0
                ? library.fail('MathException', 'Invalid power')
                : new Decimal(value.unscaled ** BigInt(exponent), value.scale * exponent),
        'Decimal divide(Decimal, Integer)': (value, divisor, scale) =>
            divided(value, divisor, scale, 'HALF_UP'),
        'Decimal divide(Decimal, Integer, RoundingMode)': (value, divisor, scale, mode) =>
            divided(value, divisor, scale, mode.name)
    });
}

/** The number that a text says, or a TypeException. */
export function decimalOf(library: Library, text: string): Decimal {
    return Decimal.parse(text) ?? library.fail('TypeException', `Invalid decimal: ${text}`);
}

/** Digits in all: of 0.05 two, of 0 one. */
function precisionOf(value: Decimal): number {
    if (value.isZero) return Math.max(1, value.scale);
    return Math.max(value.absolute().unscaled.toString().length, value.scale);
}

export function withThousands(value: Decimal): string {
    const [whole = '', fraction] = value.toString().split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
