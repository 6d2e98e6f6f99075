import { randomBytes } from 'node:crypto';
import type { PartnerCenter } from '../partner-center.ts';
import type { RefreshToken } from '../state/partner-center-state.ts';

/** Refresh tokens of confidential clients live 90 days (Entra ID, "Refresh tokens"). */
const LIFE_SECONDS = 90 * 24 * 3600;

export type SignIn = Omit<RefreshToken, 'expires' | 'redeemed'>;

/**
 * What a colleague at the partner gets out of signing in with a browser: all that the relay's settings
 * need.
 */
export interface SignedIn {
    tenantId: string;
    clientId: string;
    clientSecret: string;
    refreshToken: string;
}

export function signIn(partnerCenter: PartnerCenter, user: SignIn): SignedIn {
    const { tenantId, clientId, clientSecret } = partnerCenter.state.tenant;
    return { tenantId, clientId, clientSecret, refreshToken: newRefreshToken(partnerCenter, user) };
}

/** A new token of the person, for 90 days from now: each redemption at Entra ID starts them again. */
export function newRefreshToken(
    { state, changed, clock }: PartnerCenter,
    { email, role, mfa, oid, name, tenantId, revoked }: SignIn
): string {
    const token = `0.${randomBytes(48).toString('base64url')}`;
    const now = seconds(clock.now());
    for (const [old, { expires }] of Object.entries(state.refreshTokens)) {
        if (expires < now) delete state.refreshTokens[old];
    }
    state.refreshTokens[token] = {
        email,
        role,
        mfa,
        ...(oid === undefined ? {} : { oid }),
        ...(name === undefined ? {} : { name }),
        ...(tenantId ? { tenantId } : {}),
        // What was revoked while it was being redeemed stays so.
        ...(revoked ? { revoked } : {}),
        expires: now + LIFE_SECONDS,
        redeemed: false
    };
    changed();
    return token;
}

/** Ends all refresh tokens given out so far; access tokens live on to their end, as at Entra ID. */
export function revokeSignIns(
    { state, changed }: PartnerCenter,
    what: NonNullable<RefreshToken['revoked']>
): number {
    const tokens = Object.values(state.refreshTokens);
    for (const token of tokens) token.revoked = what;
    changed();
    return tokens.length;
}

export const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
