import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import type { PartnerCenter } from '../partner-center.ts';
import type { RefreshToken } from '../state/partner-center-state.ts';

/** The two resources that one refresh token can be redeemed for. */
export const REFERRALS_AUDIENCE = 'https://api.partner.microsoft.com';
export const PARTNER_CENTER_AUDIENCE = 'https://api.partnercenter.microsoft.com';
export type Audience = typeof REFERRALS_AUDIENCE | typeof PARTNER_CENTER_AUDIENCE;

export const isAudience = (resource: string): resource is Audience =>
    resource === REFERRALS_AUDIENCE || resource === PARTNER_CENTER_AUDIENCE;

/** Who calls. An app on its own has no user, hence no e-mail, role or MFA. */
export type Caller =
    | { appOnly: true }
    | { appOnly: false; email: string; role: RefreshToken['role']; mfa: boolean };

const ALGORITHM = 'RS256';

export async function newAccessTokenKey(): Promise<JWK> {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    return exportJWK(privateKey);
}

function keyOf({ state }: PartnerCenter): JWK {
    if (!state.accessTokenKey) throw new Error('The local Partner Center has no signing key yet.');
    return state.accessTokenKey;
}

const issuerOf = ({ state }: PartnerCenter) => `https://sts.windows.net/${state.tenant.tenantId}/`;

/** A JWT in the shape of Entra ID's v1 access tokens; `user` null for an app-only token. */
export async function signAccessToken(
    partnerCenter: PartnerCenter,
    audience: Audience,
    user: RefreshToken | null,
    { issued, expires }: { issued: number; expires: number }
): Promise<string> {
    const { tenantId, clientId } = partnerCenter.state.tenant;
    const claims = user
        ? {
              scp: 'user_impersonation',
              upn: user.email,
              amr: user.mfa ? ['pwd', 'mfa'] : ['pwd'],
              roles: [user.role]
          }
        : { idtyp: 'app' };
    return new SignJWT({ ...claims, tid: tenantId, appid: clientId, ver: '1.0' })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setIssuer(issuerOf(partnerCenter))
        .setAudience(audience)
        .setIssuedAt(issued)
        .setNotBefore(issued)
        .setExpirationTime(expires)
        .sign(await importJWK(keyOf(partnerCenter), ALGORITHM));
}

/** The caller that an access token speaks for; null unless it is ours, for `audience`, and in date. */
export async function readAccessToken(
    partnerCenter: PartnerCenter,
    audience: Audience,
    token: string
): Promise<Caller | null> {
    const { kty, n, e } = keyOf(partnerCenter);
    const publicKey = await importJWK({ kty, n, e } as JWK, ALGORITHM);
    try {
        const { payload } = await jwtVerify(token, publicKey, {
            algorithms: [ALGORITHM],
            audience,
            issuer: issuerOf(partnerCenter),
            currentDate: partnerCenter.clock.now()
        });
        if (payload['idtyp'] === 'app') return { appOnly: true };
        const [role] = payload['roles'] as RefreshToken['role'][];
        const mfa = (payload['amr'] as string[]).includes('mfa');
        return { appOnly: false, email: String(payload['upn']), role: role ?? 'ReferralsUser', mfa };
    } catch {
        return null;
    }
}
