import type { PlatformObject } from '../values/index.ts';
import type { Library } from './library.ts';

/** Minutes east of GMT of a zone at an instant (milliseconds since 1970); null: there is no such zone. */
export function minutesEastOfGmt(zone: string, instant: number): number | null {
    if (/^(GMT|UTC|Etc\/UTC)?$/i.test(zone)) return 0;
    const fixed = /^GMT([+-])(\d\d?):?(\d\d)?$/.exec(zone);
    if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0));
    const format = wallClockOf(zone);
    if (!format) return null;
    const parts = Object.fromEntries(
        format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)])
    );
    const wallClock = Date.UTC(
        parts['year']!,
        parts['month']! - 1,
        parts['day'],
        parts['hour'],
        parts['minute'],
        parts['second']
    );
    return Math.round((wallClock - Math.floor(instant / 1000) * 1000) / 60_000);
}

/** By zone: to make one takes longer than all the rest. Null for a name that is no zone. */
const WALL_CLOCKS = new Map<string, Intl.DateTimeFormat | null>();

function wallClockOf(zone: string): Intl.DateTimeFormat | null {
    let format = WALL_CLOCKS.get(zone);
    if (format === undefined) {
        try {
            format = new Intl.DateTimeFormat('en-US', {
                timeZone: zone,
                hourCycle: 'h23',
                year: 'numeric',
                month: 'numeric',
                day: 'numeric',
                hour: 'numeric',
                minute: 'numeric',
                second: 'numeric'
            });
        } catch {
            format = null;
        }
        WALL_CLOCKS.set(zone, format);
    }
    return format;
}

type TimeZone = PlatformObject & { id: string };

declare module './apex-types.ts' {
    interface ApexTypes {
        TimeZone: TimeZone;
    }
}

/** A zone that does not exist is GMT, as on the platform. */
export function timeZone(library: Library, id: string): TimeZone {
    return library.object('TimeZone', {
        id: minutesEastOfGmt(id, 0) === null ? 'GMT' : id,
        $key: `timezone:${id}`
    });
}

export function defineTimeZone(library: Library): void {
    library.define('TimeZone', {
        'static TimeZone getTimeZone(String)': (id) => timeZone(library, id),
        'Integer getOffset(Datetime)': ({ id }, instant) =>
            (minutesEastOfGmt(id, instant.milliseconds) ?? 0) * 60_000,
        'String getID()': ({ id }) => id,
        'String getDisplayName()': ({ id }) => `(GMT+00:00) ${id}`,
        'String toString()': ({ id }) => id
    });
}
