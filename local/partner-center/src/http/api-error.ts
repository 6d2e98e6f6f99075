/** Codes of the Referrals API (docs: "Partner Center Referrals API error codes"). */
export type ApiErrorCode =
    | 'accessDenied'
    | 'generalException'
    | 'invalidRequest'
    | 'itemNotFound'
    | 'preconditionFailed'
    | 'resourceModified'
    | 'unAuthorized'
    | 'serviceNotAvailable'
    | 'unauthenticated';

export interface InnerError {
    code: string;
    message: string;
}

export class ApiError extends Error {
    readonly status: number;
    readonly code: ApiErrorCode;
    readonly target: string | undefined;
    readonly innerError: InnerError | undefined;

    constructor(
        status: number,
        code: ApiErrorCode,
        message: string,
        { target, innerError }: { target?: string; innerError?: InnerError } = {}
    ) {
        super(message);
        this.name = 'ApiError';
        this.status = status;
        this.code = code;
        this.target = target;
        this.innerError = innerError;
    }

    /** The envelope of `api.partner.microsoft.com`; messages have at most 1024 characters there. */
    toReferralsBody() {
        const { code, target, innerError } = this;
        return { error: { code, message: this.message.slice(0, 1024), target, innerError } };
    }

    /** The envelope of `api.partnercenter.microsoft.com`. */
    toPartnerCenterBody() {
        return { code: this.code, description: this.message, data: [], source: 'LocalPartnerCenter' };
    }
}

/** A rule of deals is broken. No source names the status for that, so a switch does, where it is answered. */
export class BrokenRule extends ApiError {
    constructor(message: string, target?: string) {
        super(400, 'invalidRequest', message, target === undefined ? {} : { target });
        this.name = 'BrokenRule';
    }
}

export const statusOf = (refusal: ApiError, { brokenRuleStatus }: { brokenRuleStatus: number }): number =>
    refusal instanceof BrokenRule ? brokenRuleStatus : refusal.status;

export const brokenRule = (message: string, target?: string) => new BrokenRule(message, target);

export const invalidRequest = (message: string, target?: string) =>
    new ApiError(400, 'invalidRequest', message, target === undefined ? {} : { target });

export const itemNotFound = (message: string) =>
    new ApiError(404, 'itemNotFound', message, { target: 'referral' });
