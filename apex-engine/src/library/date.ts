import { ApexDate, Datetime, daysInMonth } from '../values/index.ts';
import type { Library } from './library.ts';
import type { UserClock } from './user-clock.ts';

export function defineDate(library: Library, clock: UserClock): void {
    const invalid = (text: string): never => library.fail('TypeException', `Invalid date: ${text}`);
    const dateOf = (text: string): ApexDate => {
        const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?\s*$/.exec(text);
        return checkedDate(match?.slice(1)) ?? invalid(text);
    };
    library.runtime.today = () => clock.today();
    library.define('Date', {
        'static Date newInstance(Integer, Integer, Integer)': ApexDate.of,
        'static Date today()': () => clock.today(),
        'static Date valueOf(String)': dateOf,
        'static Date valueOf(Object)': (value) => {
            if (value === null) return library.refuseNull();
            if (value instanceof ApexDate) return value;
            if (value instanceof Datetime) return ApexDate.ofInstant(value.milliseconds);
            return typeof value === 'string' ? dateOf(value) : library.fail('TypeException', 'Invalid date');
        },
        'static Date parse(String)': (text) => {
            const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
            return checkedDate(year ? [year, month!, day!] : undefined) ?? invalid(text);
        },
        'static Boolean isLeapYear(Integer)': (year) => daysInMonth(year, 2) === 29,
        'static Integer daysInMonth(Integer, Integer)': daysInMonth,
        'Integer year()': (date) => date.year(),
        'Integer month()': (date) => date.month(),
        'Integer day()': (date) => date.day(),
        'Integer dayOfYear()': (date) => date.days - ApexDate.of(date.year(), 1, 1).days + 1,
        'Date addDays(Integer)': (date, days) => new ApexDate(date.days + days),
        'Date addMonths(Integer)': (date, months) => date.plusMonths(months),
        'Date addYears(Integer)': (date, years) => date.plusMonths(years * 12),
        'Integer daysBetween(Date)': (date, other) => other.days - date.days,
        'Integer monthsBetween(Date)': (date, other) =>
            (other.year() - date.year()) * 12 + other.month() - date.month(),
        'Boolean isSameDay(Date)': (date, other) => date.days === other.days,
        'Date toStartOfMonth()': (date) => ApexDate.of(date.year(), date.month(), 1),
        // The week of the user's locale, which is en_US here: from Sunday.
        'Date toStartOfWeek()': (date) => new ApexDate(date.days - date.js.getUTCDay()),
        'String format()': (date) => `${date.month()}/${date.day()}/${date.year()}`,
        'String toString()': (date) => date.toString()
    });
}

/** Of year, month, day as texts; null where month or day can be none. */
function checkedDate(fields: string[] | undefined): ApexDate | null {
    if (!fields) return null;
    const [year, month, day] = fields.map(Number) as [number, number, number];
    return month < 1 || month > 12 || day < 1 || day > 31 ? null : ApexDate.of(year, month, day);
}
