export const DAY_MILLISECONDS = 86_400_000;

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** An Apex Date: a day of the calendar, without time or zone. */
export class ApexDate {
    /** Days since 1970-01-01. */
    readonly days: number;

    constructor(days: number) {
        this.days = days;
    }

    /** `month` from 1. What runs over (month 13, day 0) carries on, as on the platform. */
    static of(year: number, month: number, day: number): ApexDate {
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        return new ApexDate(Math.floor(date.getTime() / DAY_MILLISECONDS));
    }

    /** The day in GMT of an instant, in milliseconds since 1970. */
    static ofInstant(milliseconds: number): ApexDate {
        return new ApexDate(Math.floor(milliseconds / DAY_MILLISECONDS));
    }

    /** Midnight GMT. */
    get js(): Date {
        return new Date(this.days * DAY_MILLISECONDS);
    }

    year(): number {
        return this.js.getUTCFullYear();
    }

    /** From 1. */
    month(): number {
        return this.js.getUTCMonth() + 1;
    }

    /** Day of the month, from 1. */
    day(): number {
        return this.js.getUTCDate();
    }

    /** Keeps the day, or takes the month's last where the month is too short. */
    plusMonths(months: number): ApexDate {
        const total = this.year() * 12 + this.month() - 1 + months;
        const year = Math.floor(total / 12);
        const month = total - year * 12 + 1;
        return ApexDate.of(year, month, Math.min(this.day(), daysInMonth(year, month)));
    }

    toString(): string {
        return `${padded(this.year(), 4)}-${padded(this.month(), 2)}-${padded(this.day(), 2)}`;
    }
}

/** `month` from 1. */
export function daysInMonth(year: number, month: number): number {
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
