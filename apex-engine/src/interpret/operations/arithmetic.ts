import {
    ApexDate,
    DAY_MILLISECONDS,
    Datetime,
    Decimal,
    Double,
    Time,
    Unsupported,
    isNumber,
    toNumber
} from '../../values/index.ts';
import type { ApexNumber, Value } from '../../values/index.ts';
import { notNull } from './context.ts';
import type { OperationContext } from './context.ts';

/** One operator on each kind of number. */
interface Operator {
    symbol: string;
    integer(a: number, b: number): number;
    long(a: bigint, b: bigint): bigint;
    decimal(a: Decimal, b: Decimal): Decimal;
    double(a: number, b: number): number;
}

const ADD: Operator = {
    symbol: '+',
    integer: (a, b) => (a + b) | 0,
    long: (a, b) => a + b,
    decimal: (a, b) => a.plus(b),
    double: (a, b) => a + b
};
const SUBTRACT: Operator = {
    symbol: '-',
    integer: (a, b) => (a - b) | 0,
    long: (a, b) => a - b,
    decimal: (a, b) => a.minus(b),
    double: (a, b) => a - b
};
const MULTIPLY: Operator = {
    symbol: '*',
    integer: Math.imul,
    long: (a, b) => a * b,
    decimal: (a, b) => a.times(b),
    double: (a, b) => a * b
};

/** Integer and Long wrap at 32 and 64 bits; the wider of two kinds of numbers is that of the result. */
export function arithmetic(runtime: OperationContext) {
    const apply = (operator: Operator, a: Value, b: Value): Value => {
        if (typeof a === 'number' && typeof b === 'number') return operator.integer(a, b);
        const [left, right] = [notNull(runtime, a), notNull(runtime, b)];
        if (!isNumber(left) || !isNumber(right)) return refuse(operator.symbol, left, right);
        if (left instanceof Decimal || right instanceof Decimal)
            return operator.decimal(Decimal.from(left), Decimal.from(right));
        if (left instanceof Double || right instanceof Double)
            return new Double(operator.double(toNumber(left), toNumber(right)));
        return BigInt.asIntN(64, operator.long(BigInt(left), BigInt(right)));
    };
    const refuse = (symbol: string, a: Value, b: Value): never => {
        const [left, right] = [runtime.types.typeOf(a), runtime.types.typeOf(b)];
        throw new Unsupported(`operator ${symbol} on ${left.name} and ${right.name}`);
    };
    const divideByZero = (): never => {
        throw runtime.exception('MathException', 'Divide by 0');
    };
    const divide: Operator = {
        symbol: '/',
        integer: (a, b) => (b === 0 ? divideByZero() : (a / b) | 0),
        long: (a, b) => (b === 0n ? divideByZero() : a / b),
        decimal: (a, b) => (b.unscaled === 0n ? divideByZero() : a.dividedBy(b)),
        double: (a, b) => (b === 0 ? divideByZero() : a / b)
    };
    const amount = (value: Value) => toNumber(notNull(runtime, value) as ApexNumber);
    const concatenate = (a: Value, b: Value) => runtime.str(a) + runtime.str(b);
    /** Days on a Date, days and parts of them on a Datetime, milliseconds on a Time. */
    const moved = (a: Value, b: Value, sign: 1 | -1): Value | undefined => {
        if (a instanceof ApexDate) return new ApexDate(a.days + sign * amount(b));
        if (a instanceof Datetime) return new Datetime(a.milliseconds + sign * amount(b) * DAY_MILLISECONDS);
        if (a instanceof Time && sign === 1) return new Time(a.milliseconds + amount(b));
        return undefined;
    };
    return {
        concatenate,
        add(a: Value, b: Value): Value {
            if (typeof a === 'number' && typeof b === 'number') return (a + b) | 0;
            if (typeof a === 'string' || typeof b === 'string') return concatenate(a, b);
            return moved(a, b, 1) ?? apply(ADD, a, b);
        },
        subtract(a: Value, b: Value): Value {
            if (typeof a === 'number' && typeof b === 'number') return (a - b) | 0;
            return moved(a, b, -1) ?? apply(SUBTRACT, a, b);
        },
        multiply: (a: Value, b: Value) => apply(MULTIPLY, a, b),
        divide: (a: Value, b: Value) => apply(divide, a, b),
        negate(value: Value): Value {
            const number = notNull(runtime, value);
            if (typeof number === 'number') return -number | 0;
            if (typeof number === 'bigint') return -number;
            return number instanceof Decimal ? number.negated() : new Double(-(number as Double).value);
        },
        double: (value: number) => new Double(value),
        ...bits(runtime)
    };
}

type Bits = number | bigint | boolean;

/** Of two whole numbers, or of two Booleans, which are both evaluated. */
function bits(runtime: OperationContext) {
    const given = (value: Value) => notNull(runtime, value) as Bits;
    const whole = (value: Value) => given(value) as number | bigint;
    const both =
        (
            ofBooleans: (a: boolean, b: boolean) => boolean,
            ofIntegers: (a: number, b: number) => number,
            ofLongs: (a: bigint, b: bigint) => bigint
        ) =>
        (a: Value, b: Value): Bits => {
            const [left, right] = [given(a), given(b)];
            if (typeof left === 'boolean') return ofBooleans(left, right as boolean);
            if (typeof left === 'bigint' || typeof right === 'bigint')
                return ofLongs(BigInt(left), BigInt(right));
            return ofIntegers(left, right as number);
        };
    return {
        bitAnd: both(
            (a, b) => a && b,
            (a, b) => a & b,
            (a, b) => a & b
        ),
        bitOr: both(
            (a, b) => a || b,
            (a, b) => a | b,
            (a, b) => a | b
        ),
        bitXor: both(
            (a, b) => a !== b,
            (a, b) => a ^ b,
            (a, b) => a ^ b
        ),
        bitNot: (value: Value) => ~whole(value),
        shiftLeft(a: Value, b: Value): number | bigint {
            const [value, places] = [whole(a), whole(b)];
            return typeof value === 'bigint'
                ? BigInt.asIntN(64, value << BigInt(places))
                : value << Number(places);
        },
        shiftRight(a: Value, b: Value): number | bigint {
            const [value, places] = [whole(a), whole(b)];
            return typeof value === 'bigint' ? value >> BigInt(places) : value >> Number(places);
        },
        shiftRightUnsigned(a: Value, b: Value): number | bigint {
            const [value, places] = [whole(a), whole(b)];
            return typeof value === 'bigint'
                ? BigInt.asIntN(64, BigInt.asUintN(64, value) >> BigInt(places))
                : (value >>> Number(places)) | 0;
        }
    };
}
