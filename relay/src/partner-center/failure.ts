import { CosellError, type ErrorCode } from '@cosell/contracts';
import type { Outcome } from '../host/outcome.ts';
import { readErrorBody } from './error-body.ts';

/** A call that was not a success. */
export class CallFailure extends CosellError {
    /** Null: no answer came. */
    readonly status: number | null;
    /** It is certain that Microsoft has done nothing: refused, or never received. */
    readonly withoutEffect: boolean;

    constructor(
        code: ErrorCode,
        detail: string,
        told: { status: number | null; withoutEffect: boolean; retryAfter?: number | null; cause?: unknown }
    ) {
        super(code, detail, { cause: told.cause, retryAfter: told.retryAfter ?? null });
        this.name = 'CallFailure';
        this.status = told.status;
        this.withoutEffect = told.withoutEffect;
    }
}

/**
 * An answer that is no success, as a code of the registry: by status and by Microsoft's code, never by its
 * message, which is only quoted for people. `retryAfter` in seconds.
 */
export function failureOf(
    answer: { status: number; body: string; retryAfter: string | null },
    now: Date
): CallFailure {
    const { status } = answer;
    const error = readErrorBody(answer.body);
    const detail = [`HTTP ${status}`, error?.code, error?.message].filter(Boolean).join(': ');
    return new CallFailure(codeOf(status, error?.code ?? '', error?.innerCode ?? ''), detail, {
        status,
        // 408: the server gave up waiting for something that it may have received.
        withoutEffect: status >= 400 && status < 500 && status !== 408,
        retryAfter: secondsOf(answer.retryAfter, now)
    });
}

/** No answer, or only a part of one. */
export function noAnswer(detail: string, cause: unknown): CallFailure {
    return new CallFailure('PARTNER_CENTER_UNAVAILABLE', detail, {
        status: null,
        withoutEffect: unsent.has(networkCode(cause)),
        cause
    });
}

/** What the call tells of the host. A wrong deal is no fault of the host; a session that ended neither. */
export function judgeCall(error: unknown): Outcome {
    if (!(error instanceof CallFailure)) return { kind: 'answered' };
    const { status, retryAfter } = error;
    if (nameOf(error.cause) === 'AbortError') return { kind: 'unknown' };
    const failing = status === null || status === 408 || status === 429 || status >= 500;
    if (!failing) return { kind: 'answered' };
    return {
        kind: 'failing',
        congested: status === 429 || status === 503 || timedOut(error),
        retryAfterMs: retryAfter === null ? null : retryAfter * 1000
    };
}

/** It hung until its time limit. */
export function timedOut({ cause }: CallFailure): boolean {
    return nameOf(cause) === 'TimeoutError';
}

const nameOf = (cause: unknown) => (cause instanceof Error ? cause.name : '');

/** Errors of the connection from before the first byte of the request (Node, undici). */
const unsent = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT'
]);

/** `fetch` wraps what went wrong as its cause. */
function networkCode(error: unknown): string {
    const cause = error instanceof Error ? (error.cause ?? error) : null;
    return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

/** Of the codes that the docs list, those that say more than their status. */
const byCode: Record<string, ErrorCode> = {
    preconditionfailed: 'PARTNER_CENTER_CHANGED',
    resourcemodified: 'PARTNER_CENTER_CHANGED',
    servicenotavailable: 'PARTNER_CENTER_UNAVAILABLE'
};

/**
 * 403 for the sign-in's sake, not for the referral's: no second factor (both spellings are in the docs), or
 * no user at all (Partner Center, "Error codes").
 */
const signInCodes = new Set(['insufficient_claims', 'insufficent_claims', '900329']);

function codeOf(status: number, code: string, innerCode: string): ErrorCode {
    if (status === 401) return 'PARTNER_CENTER_SIGN_IN';
    if (status === 403 && (signInCodes.has(innerCode) || signInCodes.has(code)))
        return 'PARTNER_CENTER_SIGN_IN';
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
