const DAY_MS = 86_400_000;
/** Entra ID, "Refresh tokens": 90 days without use. */
export const REFRESH_TOKEN_DAYS = 90;
/** How many days before the end it is said, each once; 0: it is over. */
const WARN_DAYS = [30, 7, 1, 0] as const;

/** Something that has a date, after which the relay cannot work with Partner Center. */
export interface Ending {
    what: 'client secret' | 'sign-in';
    /** ISO 8601. */
    ends: string;
    /** Whole days that are left; 0 or less: it is over. */
    days: number;
}

/**
 * What ends within 30 days, soonest first.
 * @param secretExpires the last day of the client secret; null: nobody has said
 * @param renewedAt when the refresh token was given out; null: nobody is signed in
 */
export function endingsOf(secretExpires: Date | null, renewedAt: Date | null, now: Date): Ending[] {
    const dates: [Ending['what'], Date | null][] = [
        ['client secret', secretExpires],
        ['sign-in', renewedAt && new Date(renewedAt.getTime() + REFRESH_TOKEN_DAYS * DAY_MS)]
    ];
    return dates
        .flatMap(([what, ends]) => (ends ? [{ what, ends, days: daysUntil(ends, now) }] : []))
        .filter(({ days }) => days <= WARN_DAYS[0])
        .sort((a, b) => a.ends.getTime() - b.ends.getTime())
        .map(({ what, ends, days }) => ({ what, ends: ends.toISOString(), days }));
}

/** Which warning an ending is at: the number of days that it names; it is said once. */
export const warningOf = ({ days }: Ending): number => WARN_DAYS.findLast((limit) => days <= limit) ?? 0;

const daysUntil = (ends: Date, now: Date) => Math.floor((ends.getTime() - now.getTime()) / DAY_MS);
