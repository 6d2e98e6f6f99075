import type { FastifyRequest } from 'fastify';
import { ApiError } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { readAccessToken } from './access-token.ts';
import { PARTNER_CENTER_AUDIENCE, REFERRALS_AUDIENCE, type Audience } from './audience.ts';

export interface ReferralsCaller {
    email: string;
    role: 'ReferralsAdmin' | 'ReferralsUser';
}

/** The person behind a call of the Referrals API: App+User with MFA. Throws 401 or 403. */
export async function authenticateUser(
    partnerCenter: PartnerCenter,
    request: FastifyRequest
): Promise<ReferralsCaller> {
    const caller = await authenticate(partnerCenter, request, REFERRALS_AUDIENCE);
    if (caller.appOnly) {
        const code = partnerCenter.switches().appOnlyCode;
        const message = "The resource doesn't support application-only authentication.";
        const inner = code === 'none' ? {} : { innerError: { code, message } };
        throw new ApiError(403, 'accessDenied', 'Sign in as a user: App+User tokens only.', inner);
    }
    if (!caller.mfa) {
        const code = partnerCenter.switches().mfaCode;
        const innerError = { code, message: 'The token was issued without MFA.' };
        throw new ApiError(403, 'accessDenied', 'Multi-factor authentication is required.', { innerError });
    }
    const { role, email } = caller;
    if (role === 'None') {
        throw new ApiError(
            403,
            'accessDenied',
            'The user has neither role: Referrals admin, Referrals user.'
        );
    }
    return { role, email };
}

/** The webhook registration API takes App+User and app-only tokens. Throws 401. */
export async function authenticateRegistrar(partnerCenter: PartnerCenter, request: FastifyRequest) {
    await authenticate(partnerCenter, request, PARTNER_CENTER_AUDIENCE);
}

async function authenticate(partnerCenter: PartnerCenter, request: FastifyRequest, audience: Audience) {
    const [, token] = /^Bearer ([^ ]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const caller = token && (await readAccessToken(partnerCenter, audience, token));
    if (!caller) {
        const message = `A bearer token of this tenant for ${audience}, not expired, is required.`;
        const { unauthenticatedCode } = partnerCenter.switches();
        throw new ApiError(
            401,
            audience === REFERRALS_AUDIENCE ? unauthenticatedCode : 'unauthenticated',
            message
        );
    }
    return caller;
}
