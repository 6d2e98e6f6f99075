import { CosellError } from '@cosell/contracts';
import { createPartnerCenterClient } from '../partner-center/client.ts';
import type { PartnerCenterSettings, Secrets } from '../partner-center/client-types.ts';
import { requestToken, type Audience } from '../partner-center/token-endpoint.ts';
import { claimsOf, hadSecondFactor } from './claims.ts';
import type { Candidate } from './open-id.ts';
import { organizationsSeen } from './organizations-seen.ts';
import { acceptPartner, agree, readPartner } from './partner.ts';

export interface AdmitOptions {
    settings: PartnerCenterSettings;
    secrets: Secrets;
    fetch: typeof fetch;
    now: () => Date;
    newId: () => string;
    /** Keeps a refresh token that took the place of the candidate's. */
    keep(candidate: Candidate): Promise<void>;
}

/**
 * Proves that the relay can work with a sign-in: same tenant and partner as the first one, both APIs
 * consented, a second factor, and referrals that can be listed.
 * @returns the refresh token to go on with
 * @throws CosellError SIGN_IN_OTHER_PARTNER, SIGN_IN_CONSENT, SIGN_IN_MFA, SIGN_IN_ROLE,
 * PARTNER_CENTER_SECRET, PARTNER_CENTER_SIGN_IN, PARTNER_CENTER_UNAVAILABLE
 */
export async function admit(options: AdmitOptions, candidate: Candidate): Promise<string> {
    const { settings, secrets, now } = options;
    const shown = { tenantId: candidate.tenantId, organizationIds: [], who: candidate.who };
    agree(await readPartner(secrets), shown, now());

    let { refreshToken } = candidate;
    const redeem = async (audience: Audience) => {
        const answer = await requestToken(options, audience, refreshToken);
        refreshToken = answer.refresh_token ?? refreshToken;
        await options.keep({ ...candidate, refreshToken });
        return answer.access_token;
    };
    await redeem('webhooks');
    const accessToken = await redeem('referrals');
    if (hadSecondFactor(claimsOf(accessToken)) === false)
        throw new CosellError('SIGN_IN_MFA', 'The token tells of a password alone.');
    const organizationIds = await organizationsOf(options, settings, accessToken);
    await acceptPartner(secrets, { ...shown, organizationIds }, now());
    return refreshToken;
}

/** Whose referrals the person sees. */
async function organizationsOf(
    { fetch, now, newId }: AdmitOptions,
    settings: PartnerCenterSettings,
    accessToken: string
): Promise<string[]> {
    const tokens = { accessToken: async () => accessToken, check: async () => {}, end: async () => {} };
    const client = createPartnerCenterClient({ settings, tokens, now, newId, fetch });
    try {
        return await organizationsSeen(client, { correlationId: newId() });
    } catch (error) {
        if (!(error instanceof CosellError)) throw error;
        if (error.code === 'REFERRAL_NOT_FOUND') throw new CosellError('SIGN_IN_ROLE', error.detail);
        if (error.code === 'PARTNER_CENTER_SIGN_IN') throw new CosellError('SIGN_IN_MFA', error.detail);
        throw error;
    }
}
