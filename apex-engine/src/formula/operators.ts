import { ApexDate, Datetime, DAY_MILLISECONDS } from '../values/index.ts';
import { asNumber, asText, comparable, isBlank } from './formula-values.ts';

type Operator = (left: unknown, right: unknown) => unknown;

/** Arithmetic with a blank operand is blank. */
const arithmetic =
    (calculate: (left: number, right: number) => number | null): Operator =>
    (left, right) => {
        const [a, b] = [asNumber(left), asNumber(right)];
        return a === null || b === null ? null : calculate(a, b);
    };

/** A comparison with a blank operand is false. */
const ordering =
    (holds: (left: string | number, right: string | number) => boolean): Operator =>
    (left, right) =>
        !isBlank(left) && !isBlank(right) && holds(comparable(left)!, comparable(right)!);

function equal(left: unknown, right: unknown): boolean {
    if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
    return comparable(left) === comparable(right);
}
const unequal: Operator = (left, right) => !equal(left, right);

const sum = arithmetic((left, right) => left + right);
const difference = arithmetic((left, right) => left - right);

/** Operators that look at both operands; `&&` and `||` are left to the evaluation. */
export const OPERATORS: Record<string, Operator> = {
    '&': (left, right) => asText(left) + asText(right),
    '+'(left, right) {
        if (typeof left === 'string' || typeof right === 'string') return asText(left) + asText(right);
        if (left instanceof ApexDate) return new ApexDate(left.days + Number(asNumber(right)));
        if (left instanceof Datetime)
            return new Datetime(left.milliseconds + Number(asNumber(right)) * DAY_MILLISECONDS);
        if (right instanceof ApexDate) return new ApexDate(right.days + Number(asNumber(left)));
        return sum(left, right);
    },
    '-'(left, right) {
        if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
        if (left instanceof Datetime && right instanceof Datetime)
            return (left.milliseconds - right.milliseconds) / DAY_MILLISECONDS;
        if (left instanceof ApexDate) return new ApexDate(left.days - Number(asNumber(right)));
        if (left instanceof Datetime)
            return new Datetime(left.milliseconds - Number(asNumber(right)) * DAY_MILLISECONDS);
        return difference(left, right);
    },
    '*': arithmetic((left, right) => left * right),
    '/': arithmetic((left, right) => (right === 0 ? null : left / right)),
    '^': (left, right) => Number(asNumber(left)) ** Number(asNumber(right)),
    '=': equal,
    '==': equal,
    '<>': unequal,
    '!=': unequal,
    '<': ordering((left, right) => left < right),
    '>': ordering((left, right) => left > right),
    '<=': ordering((left, right) => left <= right),
    '>=': ordering((left, right) => left >= right)
};
