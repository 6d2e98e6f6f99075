import { Unsupported } from '../values/index.ts';

/** Milliseconds since 1970: from `from` up to, but without, `until`. */
export interface DateRange {
    from: number;
    until: number;
}

/** First moment of a unit, so many units after the one of now. */
type StartOf = (units: number) => number;

const LITERAL =
    /^(?:(this|last|next)_(week|month|quarter|year)|(last|next)_n_(day|week|month|quarter|year)s|n_(day|week|month|quarter|year)s_ago)$/;
const DAYS: Record<string, [from: number, until: number]> = {
    yesterday: [-1, 0],
    today: [0, 1],
    tomorrow: [1, 2],
    last_90_days: [-90, 1],
    next_90_days: [1, 91]
};
const ONE: Record<string, [from: number, until: number]> = { this: [0, 1], last: [-1, 0], next: [1, 2] };

/**
 * What a date literal stands for, in GMT; the fiscal year is that of the calendar.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 *
 * @param count the n of LAST_N_DAYS:n
 * @param now milliseconds since 1970
 */
export function dateRange(literal: string, count: number, now: number): DateRange {
    const name = literal.replace('fiscal_', '');
    const startOf = unitsAround(now);
    const range = (unit: string, [from, until]: [number, number]) => ({
        from: startOf[unit]!(from),
        until: startOf[unit]!(until)
    });
    const days = DAYS[name];
    if (days) return range('day', days);
    const [, which, unit, lastOrNext, counted, ago] = LITERAL.exec(name) ?? [];
    if (which) return range(unit!, ONE[which]!);
    if (ago) return range(ago, [-count, 1 - count]);
    if (!counted) throw new Unsupported(`SOQL date literal ${literal}`);
    // LAST_N_DAYS includes today; the others end with the last whole unit.
    if (lastOrNext === 'last') return range(counted, [-count, counted === 'day' ? 1 : 0]);
    return range(counted, [1, 1 + count]);
}

function unitsAround(now: number): Record<string, StartOf> {
    const date = new Date(now);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    const day = date.getUTCDate();
    // A week begins on Sunday.
    const sunday = day - date.getUTCDay();
    const quarter = Math.floor(month / 3) * 3;
    return {
        day: (units) => Date.UTC(year, month, day + units),
        week: (units) => Date.UTC(year, month, sunday + 7 * units),
        month: (units) => Date.UTC(year, month + units, 1),
        quarter: (units) => Date.UTC(year, quarter + 3 * units, 1),
        year: (units) => Date.UTC(year + units, 0, 1)
    };
}
