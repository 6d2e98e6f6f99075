import type { FormulaFunction } from './evaluate.ts';
import { asText, isBlank } from './formula-values.ts';

const blankValue: FormulaFunction = (call) => {
    const value = call.value(0);
    return isBlank(value) ? call.value(1) : value;
};

/** Places of a call's arguments. */
const places = (count: number): number[] => [...Array(count).keys()];

export const LOGIC_FUNCTIONS: Record<string, FormulaFunction> = {
    IF: (call) => (call.value(0) ? call.value(1) : call.count > 2 ? call.value(2) : null),
    AND: (call) => places(call.count).every((place) => call.value(place)),
    OR: (call) => places(call.count).some((place) => call.value(place)),
    NOT: (call) => !call.value(0),
    ISBLANK: (call) => isBlank(call.value(0)),
    ISNULL: (call) => isBlank(call.value(0)),
    ISNUMBER: (call) => call.text(0).trim() !== '' && Number.isFinite(Number(call.text(0))),
    BLANKVALUE: blankValue,
    NULLVALUE: blankValue,
    CASE(call) {
        const value = call.text(0);
        for (let place = 1; place + 1 < call.count; place += 2)
            if (value === call.text(place)) return call.value(place + 1);
        return call.value(call.count - 1);
    },
    ISPICKVAL: (call) => call.text(0) === call.text(1),
    INCLUDES: (call) => call.text(0).split(';').includes(call.text(1)),
    ISNEW: (call) => !!call.context.isNew,
    ISCHANGED({ context, path }) {
        if (context.isNew || !context.prior) return false;
        return asText(context.prior(path(0))) !== asText(context.get(path(0)));
    },
    PRIORVALUE: ({ context, path }) => context.prior?.(path(0)) ?? null
};
