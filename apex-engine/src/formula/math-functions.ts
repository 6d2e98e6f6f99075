import type { Call, FormulaFunction } from './evaluate.ts';

const numbers = (call: Call): number[] => [...Array(call.count).keys()].map(call.amount);

/** Away from zero at the half, to a number of places; blank stays blank. */
function rounded(call: Call, round: (value: number) => number): number | null {
    const value = call.number(0);
    if (value === null) return null;
    const unit = 10 ** (call.count > 1 ? call.amount(1) : 0);
    return (Math.sign(value) * round(Math.abs(value) * unit)) / unit;
}

export const MATH_FUNCTIONS: Record<string, FormulaFunction> = {
    VALUE: (call) => call.number(0),
    ROUND: (call) => rounded(call, Math.round),
    TRUNC: (call) => rounded(call, Math.floor),
    FLOOR: (call) => Math.floor(call.amount(0)),
    CEILING: (call) => Math.ceil(call.amount(0)),
    ABS: (call) => Math.abs(call.amount(0)),
    SQRT: (call) => Math.sqrt(call.amount(0)),
    EXP: (call) => Math.exp(call.amount(0)),
    LN: (call) => Math.log(call.amount(0)),
    LOG: (call) => Math.log10(call.amount(0)),
    MAX: (call) => Math.max(...numbers(call)),
    MIN: (call) => Math.min(...numbers(call)),
    MOD: (call) => call.amount(0) % call.amount(1)
};
