import type { ErrorCode } from '@cosell/contracts';

/** HTTP status of each refusal that is not a conflict with the state of the deal (409). */
const statuses: Partial<Record<ErrorCode, number>> = {
    REQUEST_INVALID: 400,
    TOKEN_REFUSED: 401,
    TOO_MANY_REQUESTS: 429,
    DEAL_UNKNOWN: 404,
    SALESFORCE_NOT_FOUND: 404,
    REFERRAL_NOT_FOUND: 404,
    SALESFORCE_UNAVAILABLE: 503,
    SALESFORCE_SIGN_IN: 503,
    PARTNER_CENTER_UNAVAILABLE: 503,
    PARTNER_CENTER_SIGN_IN: 503
};

export function statusOf(code: ErrorCode): number {
    return statuses[code] ?? 409;
}
