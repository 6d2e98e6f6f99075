/**
 * The time in which deals and tokens live. It can be moved, so that a test need not wait 14 days.
 * Certificates and the dates of events stay in real time: whoever receives them lives there.
 */
export interface Clock {
    now(): Date;
    /** Real time as the service has it: only the skew is in it. */
    wallTime(): Date;
    /** A date of the Referrals API, later than every one given before (100 ns apart at least). */
    stamp(): string;
    /** Null goes back to real time. */
    moveTo(at: Date | null): void;
    offset(): number;
}

export function createClock(offsetMilliseconds = 0, skewSeconds = () => 0): Clock {
    let offset = offsetMilliseconds;
    let lastMilliseconds = 0;
    let fraction = 0;
    const wall = () => Date.now() + skewSeconds() * 1000;
    const now = () => new Date(wall() + offset);
    return {
        now,
        wallTime: () => new Date(wall()),
        stamp() {
            const milliseconds = now().getTime();
            fraction = milliseconds === lastMilliseconds ? fraction + 1 : 0;
            lastMilliseconds = milliseconds;
            return apiDate(new Date(milliseconds), fraction);
        },
        moveTo(at) {
            offset = at ? at.getTime() - wall() : 0;
        },
        offset: () => offset
    };
}

/** UTC with up to 7 fraction digits, trailing zeros trimmed, as responses of the service have it. */
export function apiDate(date: Date, tenthsOfMicroseconds = 0): string {
    const digits = date.toISOString().slice(20, 23) + String(tenthsOfMicroseconds).padStart(4, '0');
    const fraction = digits.replace(/0+$/, '');
    return date.toISOString().slice(0, 19) + (fraction && `.${fraction}`) + 'Z';
}

/** The dates of webhook events: 7 digits and an offset, never `Z`. */
export function eventDate(date: Date): string {
    return date.toISOString().replace('Z', '0000+00:00');
}

/** Orders dates of the API: as plain text `23.81Z` would come after `23.8101Z`. */
export function compareApiDates(left: string, right: string): number {
    const [a, b] = [sortable(left), sortable(right)];
    return a < b ? -1 : a > b ? 1 : 0;
}

function sortable(date: string): string {
    const [whole = '', fraction = ''] = date.replace('Z', '').split('.');
    return `${whole}.${fraction.padEnd(7, '0')}`;
}
