import { CosellError, type ErrorCode } from '@cosell/contracts';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { consentMissing, isSecretRefused } from '../partner-center/token-endpoint.ts';

/** How the person signs in: where the browser is refused, the device code may be all there is to blame. */
export type Way = 'browser' | 'device';

/** Entra ID: "needs to use multi-factor authentication", "must enroll in" it. */
const secondFactorMissing = [50076, 50079];
/** Entra ID: Conditional Access (530xx), and the confirmation that only a person at a browser can give. */
const policyBlocks = [50199, 53000, 53001, 53002, 53003];

/**
 * Why a sign-in did not work, by OAuth's code and Entra's number. The texts may name people, and causes may
 * hold tokens: neither is kept.
 */
export function refusalOf(error: unknown, way: Way): CosellError {
    if (error instanceof CosellError) return error;
    if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
        const number = Number(/^AADSTS(\d+)/.exec(error.error_description ?? '')?.[1] ?? 0);
        const detail = number ? `${error.error} AADSTS${number}` : error.error;
        return new CosellError(codeOf(error.error, number, way), `${detail}.`);
    }
    if (error instanceof ClientError && !isOutage(error))
        return new CosellError('SIGN_IN_REFUSED', `${error.code ?? 'The answer cannot be read'}.`);
    return new CosellError('PARTNER_CENTER_UNAVAILABLE', 'The sign-in service did not answer.');
}

function codeOf(error: string, number: number, way: Way): ErrorCode {
    if (consentMissing.includes(number)) return 'SIGN_IN_CONSENT';
    if (secondFactorMissing.includes(number)) return 'SIGN_IN_MFA';
    if (way === 'device' && (policyBlocks.includes(number) || error === 'access_denied'))
        return 'SIGN_IN_DEVICE_BLOCKED';
    if (isSecretRefused(error)) return 'PARTNER_CENTER_SECRET';
    if (error === 'temporarily_unavailable' || error === 'server_error') return 'PARTNER_CENTER_UNAVAILABLE';
    return 'SIGN_IN_REFUSED';
}

function isOutage({ code, cause }: ClientError): boolean {
    return code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500);
}
