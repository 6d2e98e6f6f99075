import { DAY_MILLISECONDS } from './date.ts';

/** An Apex Time: a time of the day, which wraps at midnight. */
export class Time {
    /** Milliseconds since midnight. */
    readonly milliseconds: number;

    constructor(milliseconds: number) {
        this.milliseconds = ((milliseconds % DAY_MILLISECONDS) + DAY_MILLISECONDS) % DAY_MILLISECONDS;
    }

    /** As `09:30:00.000Z`. */
    toString(): string {
        return new Date(this.milliseconds).toISOString().slice(11);
    }
}
