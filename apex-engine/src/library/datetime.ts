import { ApexDate, Datetime, DAY_MILLISECONDS, Time } from '../values/index.ts';
import { dayOfYear, formatDate } from './date-format.ts';
import type { Library } from './library.ts';
import type { UserClock, WallClock } from './user-clock.ts';
import { gmtInstantOf } from './user-clock.ts';

export function defineDatetime(library: Library, clock: UserClock): void {
    const invalid = (text: string): never => library.fail('TypeException', `Invalid date/time: ${text}`);
    const fieldsOf = (text: string): WallClock => wallClockOf(text) ?? invalid(text);
    const formatted = ({ milliseconds }: Datetime, pattern: string, zone = clock.zone): string =>
        formatDate(milliseconds, pattern, { name: zone, offset: clock.offset(milliseconds, zone) });
    library.define('Datetime', {
        'static Datetime now()': () => new Datetime(library.runtime.now()),
        'static Datetime newInstance(Long)': (milliseconds) => new Datetime(Number(milliseconds)),
        'static Datetime newInstance(Integer, Integer, Integer)': (...fields) => clock.instantOf(fields),
        'static Datetime newInstance(Integer, Integer, Integer, Integer, Integer, Integer)': (...fields) =>
            clock.instantOf(fields),
        'static Datetime newInstance(Date, Time)': (date, time) =>
            plus(clock.instantOf([date.year(), date.month(), date.day()]), time.milliseconds),
        'static Datetime newInstanceGmt(Integer, Integer, Integer)': (...fields) => gmtInstantOf(fields),
        'static Datetime newInstanceGmt(Integer, Integer, Integer, Integer, Integer, Integer)': (...fields) =>
            gmtInstantOf(fields),
        'static Datetime newInstanceGmt(Date, Time)': (date, time) =>
            new Datetime(date.days * DAY_MILLISECONDS + time.milliseconds),
        'static Datetime valueOf(Long)': (milliseconds) => new Datetime(Number(milliseconds)),
        'static Datetime valueOf(String)': (text) => clock.instantOf(fieldsOf(text)),
        'static Datetime valueOf(Object)': (value) => {
            if (value === null) return library.refuseNull();
            if (value instanceof Datetime) return value;
            if (value instanceof ApexDate) return new Datetime(value.days * DAY_MILLISECONDS);
            return clock.instantOf(fieldsOf(String(value)));
        },
        'static Datetime valueOfGmt(String)': (text) => gmtInstantOf(fieldsOf(text)),
        'static Datetime parse(String)': (text) => {
            const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d) (AM|PM)$/i.exec(text);
            if (!match) return invalid(text);
            const [month, day, year, hour, minute] = match.slice(1, 6).map(Number) as Required<WallClock>;
            const afternoon = /pm/i.test(match[6]!) ? 12 : 0;
            return clock.instantOf([year, month, day, (hour % 12) + afternoon, minute, 0]);
        },
        'Datetime addDays(Integer)': (instant, days) => plus(instant, days * DAY_MILLISECONDS),
        'Datetime addHours(Integer)': (instant, hours) => plus(instant, hours * 3_600_000),
        'Datetime addMinutes(Integer)': (instant, minutes) => plus(instant, minutes * 60_000),
        'Datetime addSeconds(Integer)': (instant, seconds) => plus(instant, seconds * 1000),
        'Datetime addMonths(Integer)': plusMonths,
        'Datetime addYears(Integer)': (instant, years) => plusMonths(instant, years * 12),
        'Date date()': (instant) => clock.dateOf(instant),
        'Date dateGmt()': (instant) => ApexDate.ofInstant(instant.milliseconds),
        'Time time()': (instant) => new Time(clock.localFields(instant).getTime()),
        'Time timeGmt()': (instant) => new Time(instant.milliseconds),
        'Long getTime()': (instant) => BigInt(Math.floor(instant.milliseconds)),
        'String format()': (instant) => formatted(instant, 'M/d/yyyy, h:mm a'),
        'String format(String)': (instant, pattern) => formatted(instant, pattern),
        'String format(String, String?)': (instant, pattern, zone) =>
            formatted(instant, pattern, zone ?? undefined),
        'String formatGmt(String)': (instant, pattern) => formatDate(instant.milliseconds, pattern),
        'String formatLong()': (instant) => formatted(instant, 'M/d/yyyy, h:mm:ss a z'),
        'Boolean isSameDay(Datetime)': (instant, other) =>
            clock.dateOf(instant).days === clock.dateOf(other).days,
        'String toString()': (instant) => instant.toString()
    });
    defineFields(library, clock);
}

/** The parts of an instant, in the user's time zone and in GMT. */
function defineFields(library: Library, clock: UserClock): void {
    const parts: Record<string, (fields: Date) => number> = {
        year: (fields) => fields.getUTCFullYear(),
        month: (fields) => fields.getUTCMonth() + 1,
        day: (fields) => fields.getUTCDate(),
        dayOfYear,
        hour: (fields) => fields.getUTCHours(),
        minute: (fields) => fields.getUTCMinutes(),
        second: (fields) => fields.getUTCSeconds(),
        millisecond: (fields) => fields.getUTCMilliseconds()
    };
    for (const [name, part] of Object.entries(parts))
        library.defineAny('Datetime', {
            [`Integer ${name}()`]: (instant: Datetime) => part(clock.localFields(instant)),
            [`Integer ${name}Gmt()`]: (instant: Datetime) => part(instant.js)
        });
}

function plus({ milliseconds }: Datetime, more: number): Datetime {
    return new Datetime(milliseconds + more);
}

/** The time of day stays, in GMT. */
function plusMonths(instant: Datetime, months: number): Datetime {
    const date = ApexDate.ofInstant(instant.milliseconds);
    const timeOfDay = instant.milliseconds - date.days * DAY_MILLISECONDS;
    return new Datetime(date.plusMonths(months).days * DAY_MILLISECONDS + timeOfDay);
}

/** Of `2026-11-27`, `2026-11-27 09:30` and `2026-11-27T09:30:15`; null where the text is none of them. */
function wallClockOf(text: string): WallClock | null {
    const match =
        /^\s*(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?/.exec(text) ??
        /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
    return match && (match.slice(1, 7).map((field) => Number(field ?? 0)) as WallClock);
}
