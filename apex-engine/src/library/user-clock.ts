import { ApexDate, Datetime } from '../values/index.ts';
import type { Library } from './library.ts';
import { minutesEastOfGmt } from './time-zone.ts';

/** Dates and times of day in the time zone of the running user. */
export class UserClock {
    readonly #library: Library;

    constructor(library: Library) {
        this.#library = library;
    }

    get zone(): string {
        return (this.#library.runtime.user?.['timezonesidkey'] as string | undefined) || 'GMT';
    }

    /** Minutes east of GMT at an instant (milliseconds since 1970). */
    offset(instant: number, zone = this.zone): number {
        return minutesEastOfGmt(zone, instant) ?? 0;
    }

    /** A date whose GMT fields are the local ones. */
    localFields(instant: Datetime): Date {
        return new Date(instant.milliseconds + this.offset(instant.milliseconds) * 60_000);
    }

    dateOf(instant: Datetime): ApexDate {
        return ApexDate.ofInstant(this.localFields(instant).getTime());
    }

    today(): ApexDate {
        return this.dateOf(new Datetime(this.#library.runtime.now()));
    }

    /** The instant at which clocks show this. What a change of the clocks leaves out moves on. */
    instantOf(fields: WallClock): Datetime {
        const wallClock = gmtInstantOf(fields).milliseconds;
        const near = wallClock - this.offset(wallClock) * 60_000;
        return new Datetime(wallClock - this.offset(near) * 60_000);
    }
}

/** Year, month from 1, day, hour, minute, second. */
export type WallClock = [number, number, number, number?, number?, number?];

export function gmtInstantOf([year, month, day, hour = 0, minute = 0, second = 0]: WallClock): Datetime {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    date.setUTCHours(hour, minute, second);
    return new Datetime(date.getTime());
}
