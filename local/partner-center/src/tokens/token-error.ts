import { randomUUID } from 'node:crypto';

export type TokenErrorCode =
    | 'invalid_request'
    | 'invalid_client'
    | 'invalid_grant'
    | 'invalid_resource'
    | 'unauthorized_client'
    | 'unsupported_grant_type'
    | 'invalid_scope'
    | 'interaction_required'
    | 'access_denied'
    | 'authorization_pending'
    | 'authorization_declined'
    | 'bad_verification_code'
    | 'expired_token'
    | 'slow_down'
    | 'unsupported_response_type';

/**
 * A refusal of the token endpoint, in the form that Entra ID gives it (`AADSTS…` codes of its
 * documentation).
 */
export class TokenError extends Error {
    readonly status: number;
    readonly code: TokenErrorCode;
    readonly aadsts: number;

    constructor(status: number, code: TokenErrorCode, aadsts: number, message: string) {
        super(message);
        this.name = 'TokenError';
        this.status = status;
        this.code = code;
        this.aadsts = aadsts;
    }

    toBody(now: Date) {
        const [traceId, correlationId] = [randomUUID(), randomUUID()];
        const timestamp = now.toISOString().slice(0, 19).replace('T', ' ') + 'Z';
        return {
            error: this.code,
            error_description:
                `AADSTS${this.aadsts}: ${this.message} Trace ID: ${traceId} ` +
                `Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
            error_codes: [this.aadsts],
            timestamp,
            trace_id: traceId,
            correlation_id: correlationId,
            error_uri: `https://login.microsoftonline.com/error?code=${this.aadsts}`
        };
    }
}
