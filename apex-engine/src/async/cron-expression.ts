const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAY_MILLISECONDS = 864e5;
/** No further ahead than a leap year's 29 February can be. */
const LONGEST_DAYS = 366 * 8;

type Matches = (value: number) => boolean;

/** The fields of a cron expression: seconds minutes hours day_of_month month day_of_week [year]. */
export function cronFields(expression: string): string[] | null {
    const fields = expression.trim().split(/\s+/);
    return fields.length === 6 || fields.length === 7 ? fields : null;
}

/**
 * The next moment after `now` that a cron expression names, in GMT; null where there is none within eight
 * years. `L`, `W` and `#` are not modelled: such a field never matches.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
export function nextFireTime(fields: string[], now: number): number | null {
    const [seconds, minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields as string[];
    const isSecond = matcher(seconds!);
    const isMinute = matcher(minutes!);
    const isHour = matcher(hours!);
    const isDay = matcher(dayOfMonth!);
    const isMonth = matcher(numbered(month!, MONTHS));
    const isWeekday = matcher(numbered(dayOfWeek!, WEEKDAYS));
    const isYear = year ? matcher(year) : () => true;
    for (let days = 0, day = firstDay(year, now); days < LONGEST_DAYS; days++, day += DAY_MILLISECONDS) {
        const date = new Date(day);
        if (!isMonth(date.getUTCMonth() + 1) || !isDay(date.getUTCDate())) continue;
        if (!isWeekday(date.getUTCDay() + 1) || !isYear(date.getUTCFullYear())) continue;
        for (const hour of upTo(24, isHour))
            for (const minute of upTo(60, isMinute))
                for (const second of upTo(60, isSecond)) {
                    const moment = day + ((hour * 60 + minute) * 60 + second) * 1000;
                    if (moment > now) return moment;
                }
    }
    return null;
}

/** Midnight of today, or of the first day of a single later year. */
function firstDay(year: string | undefined, now: number): number {
    const today = new Date(now);
    if (year && /^\d{4}$/.test(year) && Number(year) > today.getUTCFullYear())
        return Date.UTC(Number(year), 0);
    return Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
}

const upTo = (end: number, isWanted: Matches): number[] => [...Array(end).keys()].filter(isWanted);

/** `JAN` to 1, `SUN` to 1. */
const numbered = (field: string, names: string[]): string =>
    field.replace(/[A-Z]{3}/gi, (name) => String(names.indexOf(name.toUpperCase()) + 1));

/** A field such as `*`, `?`, `5`, `1-5`, `0/15` or a list of them. */
function matcher(field: string): Matches {
    const parts = field.split(',').map((part): Matches => {
        if (part === '*' || part === '?') return () => true;
        const range = /^(\d+)(?:-(\d+))?$/.exec(part);
        if (range) return (value) => value >= Number(range[1]) && value <= Number(range[2] ?? range[1]);
        const [, start, step] = /^(\*|\d+)\/(\d+)$/.exec(part) ?? [];
        if (!step) return () => false;
        const first = start === '*' ? 0 : Number(start);
        return (value) => value >= first && (value - first) % Number(step) === 0;
    });
    return (value) => parts.some((matches) => matches(value));
}
