import { Decimal } from './decimal.ts';
import { Double } from './double.ts';

/** Integer, Long, Decimal, Double. */
export type ApexNumber = number | bigint | Decimal | Double;

export function isNumber(value: unknown): value is ApexNumber {
    return (
        typeof value === 'number' ||
        typeof value === 'bigint' ||
        value instanceof Decimal ||
        value instanceof Double
    );
}

/** May lose digits that a JavaScript number has no room for. */
export function toNumber(value: ApexNumber): number {
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    return value instanceof Double ? value.value : value.toNumber();
}

/** Below zero, zero, above zero; NaN where a Double is none. */
export function compareNumbers(left: ApexNumber, right: ApexNumber): number {
    if (typeof left === 'number' && typeof right === 'number') return order(left, right);
    if (left instanceof Double || right instanceof Double) return order(toNumber(left), toNumber(right));
    if (left instanceof Decimal || right instanceof Decimal)
        return Decimal.from(left).compare(Decimal.from(right));
    return order(BigInt(left), BigInt(right));
}

function order<T extends number | bigint>(left: T, right: T): number {
    if (left < right) return -1;
    if (left > right) return 1;
    return left === right ? 0 : NaN;
}
