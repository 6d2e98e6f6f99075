import { CosellError, type ErrorCode } from '@cosell/contracts';
import { readErrorBody } from './error-body.ts';

/**
 * An answer that is no success, as a code of the registry: by status and by Microsoft's code, never by its
 * message, which is only quoted for people. `retryAfter` in seconds.
 */
export function failureOf(
    answer: { status: number; body: string; retryAfter: string | null },
    now: Date
): CosellError {
    const error = readErrorBody(answer.body);
    const detail = [`HTTP ${answer.status}`, error?.code, error?.message].filter(Boolean).join(': ');
    const retryAfter = secondsOf(answer.retryAfter, now);
    return new CosellError(codeOf(answer.status, error?.code ?? ''), detail, { retryAfter });
}

/** Of the codes that the docs list, those that say more than their status. */
const byCode: Record<string, ErrorCode> = {
    preconditionfailed: 'PARTNER_CENTER_CHANGED',
    resourcemodified: 'PARTNER_CENTER_CHANGED',
    servicenotavailable: 'PARTNER_CENTER_UNAVAILABLE'
};

function codeOf(status: number, code: string): ErrorCode {
    if (status === 401) return 'PARTNER_CENTER_SIGN_IN';
    if (status === 403 || status === 404 || status === 410) return 'REFERRAL_NOT_FOUND';
    const known = byCode[code.toLowerCase()];
    if (known) return known;
    if (status === 412) return 'PARTNER_CENTER_CHANGED';
    // 408 and 423 pass by themselves; 509 is Microsoft's "bandwidth limit exceeded".
    if (status === 408 || status === 423 || status === 429 || status >= 500)
        return 'PARTNER_CENTER_UNAVAILABLE';
    return status >= 400 ? 'REFERRAL_REFUSED' : 'UNEXPECTED';
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | null, now: Date): number | null {
    if (retryAfter === null) return null;
    if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter);
    const until = Date.parse(retryAfter);
    return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
