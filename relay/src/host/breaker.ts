import type { Outcome } from './outcome.ts';

/**
 * Whether a host may be called.
 * - `closed`: it may.
 * - `open`: it is left alone until `until` (milliseconds).
 * - `half-open`: one call tries whether it is well again; all others wait for that one.
 */
export interface Breaker {
    state: 'closed' | 'open' | 'half-open';
    /** Failures in a row while closed. */
    failures: number;
    /** How often it has opened since the last good answer. */
    opened: number;
    until: number;
}

export const closedBreaker: Readonly<Breaker> = { state: 'closed', failures: 0, opened: 0, until: 0 };

/** One or two failures are a hiccup, which the calls get over by themselves. */
export const FAILURES_THAT_OPEN = 5;
const FIRST_PAUSE_MS = 2_000;
export const LONGEST_PAUSE_MS = 5 * 60_000;
/** A host that asks for more is asked again all the same: nobody shall wait a day for a typing error. */
export const LONGEST_ASKED_PAUSE_MS = 60 * 60_000;

/**
 * - `go`, `probe`: call. - `wait`: until the probe has ended, then ask again. - `paused`: not before
 * `until`.
 */
export type Admission = 'go' | 'probe' | 'wait' | 'paused';

/** Asks before each call. */
export function admit(breaker: Breaker, now: number): { admission: Admission; breaker: Breaker } {
    if (breaker.state === 'closed') return { admission: 'go', breaker };
    if (breaker.state === 'half-open') return { admission: 'wait', breaker };
    if (now < breaker.until) return { admission: 'paused', breaker };
    return { admission: 'probe', breaker: { ...breaker, state: 'half-open' } };
}

/**
 * Learns from each call. Opens after five failures in a row, and at once where the host names a time; the
 * pause doubles with each probe that fails.
 * @param isProbe this call was admitted as `probe`
 * @param random 0 ≤ n < 1: spreads the relays that one host has sent away
 */
export function learn(
    breaker: Breaker,
    outcome: Outcome,
    isProbe: boolean,
    now: number,
    random: number
): Breaker {
    const asked =
        outcome.kind === 'failing' ? Math.min(outcome.retryAfterMs ?? 0, LONGEST_ASKED_PAUSE_MS) : 0;
    if (breaker.state !== 'closed' && !isProbe) {
        // A late answer to a call from before: it proves nothing about now, but a longer pause is a longer
        // pause.
        return { ...breaker, until: Math.max(breaker.until, asked && now + asked) };
    }
    if (outcome.kind === 'answered') return closedBreaker;
    if (outcome.kind === 'unknown') return isProbe ? { ...breaker, state: 'open', until: now } : breaker;
    const failures = breaker.failures + 1;
    if (!isProbe && !asked && failures < FAILURES_THAT_OPEN) return { ...breaker, failures };
    const pause = asked && breaker.opened === 0 ? asked : Math.max(asked, ownPause(breaker.opened, random));
    return { state: 'open', failures: 0, opened: breaker.opened + 1, until: now + pause };
}

function ownPause(opened: number, random: number): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(opened, 20), LONGEST_PAUSE_MS) * (0.75 + random / 4);
}
