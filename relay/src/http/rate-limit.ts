export interface RateLimit {
    /** Counts one more of `who`. Null: it may; else the seconds after which it may again. */
    take(who: string): number | null;
    /** The same without counting. */
    seconds(who: string): number | null;
}

/** So many per minute and caller; counting begins anew with each minute, so nothing is kept for long. */
export function createRateLimit(perMinute: number, now: () => Date): RateLimit {
    let minute = 0;
    let counts = new Map<string, number>();

    function seconds(who: string): number | null {
        const at = now().getTime();
        if (Math.floor(at / 60_000) !== minute) {
            minute = Math.floor(at / 60_000);
            counts = new Map();
        }
        return (counts.get(who) ?? 0) < perMinute ? null : Math.ceil((60_000 - (at % 60_000)) / 1000);
    }

    return {
        seconds,
        take(who) {
            const wait = seconds(who);
            if (wait === null) counts.set(who, (counts.get(who) ?? 0) + 1);
            return wait;
        }
    };
}
