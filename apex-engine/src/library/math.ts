import { Decimal, Double } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { AnyMember } from './signature.ts';

const FUNCTIONS = [
    'sqrt',
    'cbrt',
    'exp',
    'log',
    'log10',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh'
] as const;

export function defineMath(library: Library): void {
    const divideByZero = (): never => library.fail('MathException', 'Divide by 0');
    library.define('Math', {
        'static Integer abs(Integer)': Math.abs,
        'static Long abs(Long)': (value) => (value < 0n ? -value : value),
        'static Decimal abs(Decimal)': (value) => value.absolute(),
        'static Double abs(Double)': (value) => new Double(Math.abs(value.value)),
        'static Integer mod(Integer, Integer)': (value, by) => (by === 0 ? divideByZero() : value % by),
        'static Long mod(Long, Long)': (value, by) => (by === 0n ? divideByZero() : value % by),
        'static Decimal ceil(Decimal)': (value) => value.setScale(0, 'CEILING'),
        'static Double ceil(Double)': (value) => new Double(Math.ceil(value.value)),
        'static Decimal floor(Decimal)': (value) => value.setScale(0, 'FLOOR'),
        'static Double floor(Double)': (value) => new Double(Math.floor(value.value)),
        'static Integer round(Decimal)': (value) => Number(value.setScale(0, 'HALF_UP').unscaled),
        'static Integer round(Double)': (value) => Math.round(value.value),
        'static Long roundToLong(Decimal)': (value) => value.setScale(0, 'HALF_EVEN').unscaled,
        'static Long roundToLong(Double)': (value) => BigInt(Math.round(value.value)),
        'static Decimal rint(Decimal)': (value) => value.setScale(0, 'HALF_EVEN'),
        'static Double random()': () => new Double(library.random()),
        'static Double pow(Double, Double)': (base, exponent) => new Double(base.value ** exponent.value),
        'static Double atan2(Double, Double)': (y, x) => new Double(Math.atan2(y.value, x.value)),
        'static Decimal signum(Decimal)': (value) => Decimal.from(value.compare(Decimal.from(0))),
        'static Double PI': { get: () => new Double(Math.PI) },
        'static Double E': { get: () => new Double(Math.E) }
    });
    library.defineAny('Math', { ...extremes(), ...ofOneNumber() });
}

/** max and min of each number type, so that the type of the result is that of the arguments. */
function extremes(): Record<string, AnyMember> {
    return {
        ...extremesOf('Integer', (left: number, right: number) => left - right),
        ...extremesOf('Long', (left: bigint, right: bigint) => Number(left - right)),
        ...extremesOf('Double', (left: Double, right: Double) => left.value - right.value),
        ...extremesOf('Decimal', (left: Decimal, right: Decimal) => left.compare(right))
    };
}

function extremesOf<T extends Value>(type: string, compare: (left: T, right: T) => number) {
    return {
        [`static ${type} max(${type}, ${type})`]: (left: T, right: T) =>
            compare(left, right) >= 0 ? left : right,
        [`static ${type} min(${type}, ${type})`]: (left: T, right: T) =>
            compare(left, right) <= 0 ? left : right
    };
}

function ofOneNumber(): Record<string, AnyMember> {
    return Object.fromEntries(
        FUNCTIONS.flatMap((name): [string, AnyMember][] => [
            [`static Double ${name}(Double)`, (value: Double) => new Double(Math[name](value.value))],
            [
                `static Decimal ${name}(Decimal)`,
                (value: Decimal) => Decimal.from(new Double(Math[name](value.toNumber())))
            ]
        ])
    );
}
