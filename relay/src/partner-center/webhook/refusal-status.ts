import type { ErrorCode } from '@cosell/contracts/errors';

/** Microsoft's own receiver answers 400 to missing headers and 401 to all else that does not authenticate. */
const statuses: Partial<Record<ErrorCode, number>> = {
    WEBHOOK_TOO_LARGE: 413,
    WEBHOOK_HEADERS: 400,
    WEBHOOK_CERTIFICATE_HOST: 401,
    WEBHOOK_CERTIFICATE: 401,
    WEBHOOK_CERTIFICATE_UNAVAILABLE: 503,
    WEBHOOK_SIGNATURE: 401,
    WEBHOOK_BODY: 400,
    WEBHOOK_FUTURE: 400
};

/** The HTTP status of a refused event; undefined: the code is none of a refusal, so the fault is ours. */
export function refusalStatus(code: ErrorCode): number | undefined {
    return statuses[code];
}
