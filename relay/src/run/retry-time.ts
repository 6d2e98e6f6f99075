import type { ErrorCode } from '@cosell/contracts';

const FIRST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;
/** Salesforce and Partner Center may lag behind themselves: *not found* is believed the third time. */
const TRIES_BEFORE_NOT_FOUND_HOLDS = 3;
const notFound = new Set<ErrorCode>(['SALESFORCE_NOT_FOUND', 'REFERRAL_NOT_FOUND', 'ENGAGEMENT_UNRESOLVED']);
/** The other side changed under our hands: read again at once. */
const readAgain = new Set<ErrorCode>(['COSELL_STALE', 'PARTNER_CENTER_CHANGED']);

export function holdsOnlyAfterTries(code: ErrorCode, attempt: number): boolean {
    return notFound.has(code) && attempt + 1 < TRIES_BEFORE_NOT_FOUND_HOLDS;
}

/**
 * When a deal is tried again.
 * @param attempt failures in a row before this one
 * @param random 0 ≤ n < 1: spreads deals that failed together
 * @param retryAfterMs what the other side asked for; it is never undercut
 */
export function retryTime(
    now: Date,
    code: ErrorCode,
    attempt: number,
    random: number,
    retryAfterMs = 0
): Date {
    const first = readAgain.has(code) ? 50 : FIRST_MS;
    const backOff = Math.min(first * 2 ** Math.min(attempt, 20), LONGEST_MS) * (0.75 + random / 2);
    return new Date(now.getTime() + Math.max(backOff, retryAfterMs));
}
