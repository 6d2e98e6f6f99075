/**
 * How many calls a host is sent at the same time. Neither host publishes a limit, so it is found by trying.
 */
export interface Limit {
    /** Its whole part counts. */
    calls: number;
    /** When it was last halved, in milliseconds. */
    halvedAt: number;
}

export const FEWEST_CALLS = 1;
export const MOST_CALLS = 32;
export const firstLimit: Readonly<Limit> = { calls: 8, halvedAt: -Infinity };

/**
 * A good answer adds one call per round of calls, and only where the limit was in use: an idle host proves
 * nothing.
 */
export function raise(limit: Limit, underWay: number): Limit {
    if (underWay < Math.floor(limit.calls)) return limit;
    return { ...limit, calls: Math.min(limit.calls + 1 / limit.calls, MOST_CALLS) };
}

/**
 * Congestion halves it: once for all calls that were under way together. @param begunAt when the call began
 */
export function halve(limit: Limit, begunAt: number, now: number): Limit {
    if (begunAt <= limit.halvedAt) return limit;
    return { calls: Math.max(limit.calls / 2, FEWEST_CALLS), halvedAt: now };
}
