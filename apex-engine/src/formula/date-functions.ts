import { ApexDate, Datetime, DAY_MILLISECONDS } from '../values/index.ts';
import type { Call, FormulaFunction } from './evaluate.ts';
import { isBlank } from './formula-values.ts';

/** 1970-01-01 was a Thursday, the fifth day of a week that begins on Sunday. */
const WEEKDAY_OF_DAY_ZERO = 4;

const now = (call: Call): number => call.context.now!();
const dateOf = ApexDate.ofInstant;

/** What `read` makes of an argument that is a date; else null. */
function ofDate(call: Call, read: (date: ApexDate) => unknown): unknown {
    const value = call.value(0);
    return value instanceof ApexDate ? read(value) : null;
}

export const DATE_FUNCTIONS: Record<string, FormulaFunction> = {
    TODAY: (call) => dateOf(now(call)),
    NOW: (call) => new Datetime(now(call)),
    YEAR: (call) => ofDate(call, (date) => date.year()),
    MONTH: (call) => ofDate(call, (date) => date.month()),
    DAY: (call) => ofDate(call, (date) => date.day()),
    WEEKDAY: (call) => ofDate(call, (date) => ((((date.days + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7) + 1),
    DATE: (call) => ApexDate.of(call.amount(0), call.amount(1), call.amount(2)),
    DATEVALUE(call) {
        const value = call.value(0);
        if (value instanceof Datetime) return dateOf(value.milliseconds);
        if (value instanceof ApexDate || isBlank(value)) return value || null;
        return dateOf(Date.parse(String(value)));
    },
    DATETIMEVALUE(call) {
        const value = call.value(0);
        if (value instanceof ApexDate) return new Datetime(value.days * DAY_MILLISECONDS);
        if (value instanceof Datetime || isBlank(value)) return value || null;
        return new Datetime(Date.parse(String(value)));
    },
    ADDMONTHS: (call) =>
        ofDate(call, (date) => ApexDate.of(date.year(), date.month() + call.amount(1), date.day()))
};
