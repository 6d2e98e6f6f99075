import { randomBytes } from 'node:crypto';
import type { PartnerCenter } from '../partner-center.ts';
import type { RefreshToken } from '../state/partner-center-state.ts';

/** Refresh tokens of confidential clients live 90 days (Entra ID, "Refresh tokens"). */
const LIFE_SECONDS = 90 * 24 * 3600;

export interface SignIn {
    email: string;
    role: RefreshToken['role'];
    mfa: boolean;
}

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
    const expires = seconds(partnerCenter.clock.now()) + LIFE_SECONDS;
    const refreshToken = addRefreshToken(partnerCenter, { ...user, expires, redeemed: false });
    return { tenantId, clientId, clientSecret, refreshToken };
}

/** A fresh token for the same person; the 90 days start again, as each redemption at Entra ID does. */
export function renewRefreshToken(partnerCenter: PartnerCenter, user: RefreshToken): string {
    return addRefreshToken(partnerCenter, {
        ...user,
        redeemed: false,
        expires: seconds(partnerCenter.clock.now()) + LIFE_SECONDS
    });
}

function addRefreshToken({ state, changed, clock }: PartnerCenter, token: RefreshToken): string {
    const name = `0.${randomBytes(48).toString('base64url')}`;
    for (const [old, { expires }] of Object.entries(state.refreshTokens)) {
        if (expires < seconds(clock.now())) delete state.refreshTokens[old];
    }
    state.refreshTokens[name] = token;
    changed();
    return name;
}

export const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
