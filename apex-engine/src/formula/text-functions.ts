import type { FormulaFunction } from './evaluate.ts';

export const TEXT_FUNCTIONS: Record<string, FormulaFunction> = {
    TEXT: (call) => call.text(0),
    LEN: (call) => call.text(0).length,
    LEFT: (call) => call.text(0).slice(0, call.amount(1)),
    RIGHT(call) {
        const length = call.amount(1);
        return length ? call.text(0).slice(-length) : '';
    },
    MID(call) {
        const start = call.amount(1) - 1;
        return call.text(0).slice(start, start + call.amount(2));
    },
    CONTAINS: (call) => call.text(0).includes(call.text(1)),
    BEGINS: (call) => call.text(0).startsWith(call.text(1)),
    FIND: (call) => call.text(1).indexOf(call.text(0), call.count > 2 ? call.amount(2) - 1 : 0) + 1,
    TRIM: (call) => call.text(0).trim(),
    UPPER: (call) => call.text(0).toUpperCase(),
    LOWER: (call) => call.text(0).toLowerCase(),
    INITCAP: (call) =>
        call.text(0).replace(/\w+/g, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()),
    REVERSE: (call) => [...call.text(0)].reverse().join(''),
    SUBSTITUTE: (call) => call.text(0).replaceAll(call.text(1), () => call.text(2)),
    LPAD: (call) => call.text(0).padStart(call.amount(1), call.count > 2 ? call.text(2) : ' '),
    RPAD: (call) => call.text(0).padEnd(call.amount(1), call.count > 2 ? call.text(2) : ' '),
    REGEX: (call) => new RegExp(`^(?:${call.text(1)})$`).test(call.text(0)),
    BR: () => '\n',
    HYPERLINK: (call) => call.text(1),
    IMAGE: (call) => call.text(1),
    CASESAFEID: (call) => call.text(0)
};
