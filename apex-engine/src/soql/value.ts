import { ApexDate, Datetime, Decimal } from '../values/index.ts';
import { dateRange, type DateRange } from './date-literal.ts';
import type { SoqlValue } from './query.ts';
import { queryException } from './query-error.ts';
import type { QueryRun } from './query-run.ts';

const LARGEST_INTEGER = 2 ** 31 - 1;

/** The right side of a comparison: a value of Apex, or the days that a date literal stands for. */
export function valueOf(run: QueryRun, value: SoqlValue): unknown {
    if ('string' in value) return value.string;
    if ('number' in value) return numberOf(value.number);
    if ('null' in value) return null;
    if ('boolean' in value) return value.boolean;
    if ('date' in value) {
        const [year, month, day] = value.date.split('-').map(Number) as [number, number, number];
        return ApexDate.of(year, month, day);
    }
    if ('datetime' in value)
        return new Datetime(Date.parse(value.datetime.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')));
    if ('dateLiteral' in value) return dateRange(value.dateLiteral, value.n ?? 0, run.runtime.now());
    return bound(run, value.bind);
}

export const isRange = (value: unknown): value is DateRange =>
    typeof value === 'object' && value !== null && 'from' in value && 'until' in value;

function numberOf(text: string): unknown {
    const isInteger = /^[+-]?\d+$/.test(text) && Math.abs(Number(text)) <= LARGEST_INTEGER;
    return isInteger ? Number(text) : Decimal.parse(text);
}

function bound({ runtime, binds }: QueryRun, name: string): unknown {
    const value = typeof binds === 'function' ? binds(name) : binds[Number(name.slice(1))];
    if (value === undefined) throw queryException(runtime, `Variable does not exist: ${name}`);
    return value;
}
