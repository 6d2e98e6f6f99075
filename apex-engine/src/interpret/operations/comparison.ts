import {
    ApexDate,
    DAY_MILLISECONDS,
    Datetime,
    EnumValue,
    Time,
    compareNumbers,
    equal,
    isNumber
} from '../../values/index.ts';
import type { Value } from '../../values/index.ts';

/** A comparison with null is false, whatever is compared; `==` knows null. */
export function comparison() {
    const compare = (test: (order: number) => boolean) => (a: Value, b: Value) => {
        if (typeof a === 'number' && typeof b === 'number') return test(a - b);
        if (a === null || b === null || a === undefined || b === undefined) return false;
        return test(orderOf(a, b));
    };
    return {
        equal,
        /** `===`: the same object, or the same number. */
        same: (a: Value, b: Value) =>
            (a ?? null) === (b ?? null) || (isNumber(a) && isNumber(b) && compareNumbers(a, b) === 0),
        less: compare((order) => order < 0),
        greater: compare((order) => order > 0),
        lessOrEqual: compare((order) => order <= 0),
        greaterOrEqual: compare((order) => order >= 0),
        /** `when`: unlike `==` it minds the case of text. */
        matches: (subject: Value, value: Value) =>
            typeof subject === 'string' ? subject === value : equal(subject, value),
        matchesConstant: (subject: Value, name: string) =>
            subject instanceof EnumValue && subject.name.toLowerCase() === name.toLowerCase()
    };
}

/** NaN, which passes no test, for values that have no order. */
function orderOf(a: Value, b: Value): number {
    if (typeof a === 'string') {
        const [left, right] = [a.toLowerCase(), String(b).toLowerCase()];
        return left < right ? -1 : Number(left > right);
    }
    if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
    return placeOf(a) - placeOf(b);
}

function placeOf(value: Value): number {
    if (value instanceof ApexDate) return value.days * DAY_MILLISECONDS;
    if (value instanceof Datetime || value instanceof Time) return value.milliseconds;
    return value instanceof EnumValue ? value.ordinal : NaN;
}
