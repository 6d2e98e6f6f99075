// Ours, because decimal.js and big.js know no scale: to them 1.50 is 1.5, and Apex shows the difference.
import type { RoundingMode } from './rounding.ts';
import { divideRounding } from './rounding.ts';
import { Double } from './double.ts';

/** Significant digits of a quotient: java.math.MathContext.DECIMAL128, as the platform divides. */
const QUOTIENT_DIGITS = 34;

const POWERS = [1n];
for (let exponent = 1; exponent < 400; exponent++) POWERS.push(POWERS[exponent - 1]! * 10n);
const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);
const digitsOf = (value: bigint): number => (value < 0n ? -value : value).toString().length;

/** A number of any precision with a scale, as java.math.BigDecimal: `unscaled / 10 ** scale`. */
export class Decimal {
    readonly unscaled: bigint;
    /** Digits after the point; never negative. */
    readonly scale: number;

    constructor(unscaled: bigint, scale: number) {
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /** Null where `text` is no number. Takes a sign, a point, an exponent and blanks around. */
    static parse(text: string): Decimal | null {
        const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
        if (!match || (!match[2] && !match[3])) return null;
        const fraction = match[3] ?? '';
        const digits = BigInt((match[2] || '0') + fraction);
        const unscaled = match[1] === '-' ? -digits : digits;
        const scale = fraction.length - Number(match[4] ?? 0);
        return scale < 0 ? new Decimal(unscaled * powerOfTen(-scale), 0) : new Decimal(unscaled, scale);
    }

    /** Any Apex number as Decimal; null for null and for what is no number. */
    static from(value: number | bigint | Decimal | Double): Decimal;
    static from(value: unknown): Decimal | null;
    static from(value: unknown): Decimal | null {
        if (value instanceof Decimal) return value;
        if (typeof value === 'number')
            return Number.isInteger(value) ? new Decimal(BigInt(value), 0) : Decimal.parse(String(value));
        if (typeof value === 'bigint') return new Decimal(value, 0);
        return value instanceof Double ? Decimal.parse(value.toString()) : null;
    }

    setScale(scale: number, mode: RoundingMode = 'HALF_UP'): Decimal {
        if (scale >= this.scale) return new Decimal(this.unscaled * powerOfTen(scale - this.scale), scale);
        return new Decimal(divideRounding(this.unscaled, powerOfTen(this.scale - scale), mode), scale);
    }

    plus(other: Decimal): Decimal {
        const [mine, others, scale] = this.#aligned(other);
        return new Decimal(mine + others, scale);
    }

    minus(other: Decimal): Decimal {
        const [mine, others, scale] = this.#aligned(other);
        return new Decimal(mine - others, scale);
    }

    times(other: Decimal): Decimal {
        return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
    }

    /** 34 significant digits, trailing zeros cut to the difference of the scales. `other` is not zero. */
    dividedBy(other: Decimal): Decimal {
        const preferred = Math.max(0, this.scale - other.scale);
        if (this.isZero) return new Decimal(0n, preferred);
        // At least 34 digits: how many there are shows when it is divided, and once more it is rounded right.
        const wholeDigits = digitsOf(this.unscaled) - this.scale - digitsOf(other.unscaled) + other.scale;
        const scale = Math.max(preferred, QUOTIENT_DIGITS - wholeDigits + 1);
        const quotient = this.dividedToScale(other, scale, 'HALF_EVEN');
        const surplus = Math.min(digitsOf(quotient.unscaled) - QUOTIENT_DIGITS, scale);
        const exact = surplus <= 0 ? quotient : this.dividedToScale(other, scale - surplus, 'HALF_EVEN');
        return exact.stripTrailingZeros(preferred);
    }

    /** `this / other` with exactly `scale` digits after the point. `other` is not zero. */
    dividedToScale(other: Decimal, scale: number, mode: RoundingMode): Decimal {
        const shift = scale + other.scale - this.scale;
        const dividend = this.unscaled * powerOfTen(Math.max(0, shift));
        const divisor = other.unscaled * powerOfTen(Math.max(0, -shift));
        return new Decimal(divideRounding(dividend, divisor, mode), scale);
    }

    stripTrailingZeros(leastScale = 0): Decimal {
        let { unscaled, scale } = this;
        while (scale > leastScale && unscaled % 10n === 0n) {
            unscaled /= 10n;
            scale--;
        }
        return new Decimal(unscaled, scale);
    }

    /** Below zero, zero or above zero. */
    compare(other: Decimal): number {
        const [mine, others] = this.#aligned(other);
        return mine < others ? -1 : mine > others ? 1 : 0;
    }

    negated(): Decimal {
        return new Decimal(-this.unscaled, this.scale);
    }

    absolute(): Decimal {
        return this.unscaled < 0n ? this.negated() : this;
    }

    get isZero(): boolean {
        return this.unscaled === 0n;
    }

    toNumber(): number {
        return Number(this.toString());
    }

    /** The whole part, cut off towards zero. */
    toBigInt(): bigint {
        return this.unscaled / powerOfTen(this.scale);
    }

    toString(): string {
        if (this.scale <= 0) return this.unscaled.toString();
        const negative = this.unscaled < 0n;
        const digits = (negative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
        return `${negative ? '-' : ''}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
    }

    #aligned(other: Decimal): [bigint, bigint, number] {
        const scale = Math.max(this.scale, other.scale);
        return [
            this.unscaled * powerOfTen(scale - this.scale),
            other.unscaled * powerOfTen(scale - other.scale),
            scale
        ];
    }
}
