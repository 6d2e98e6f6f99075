import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import type { PartnerCenter } from '../partner-center.ts';
import type { RefreshToken } from '../state/partner-center-state.ts';
import type { Audience } from './audience.ts';

/** Who calls. An app on its own has no user, hence no e-mail, role or MFA. */
export type Caller =
    | { appOnly: true }
    | { appOnly: false; email: string; role: RefreshToken['role']; mfa: boolean };

const ALGORITHM = 'RS256';
const KEY_ID = 'local';

export async function newAccessTokenKey(): Promise<JWK> {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    return exportJWK(privateKey);
}

function keyOf({ state }: PartnerCenter): JWK {
    if (!state.accessTokenKey) throw new Error('The local Partner Center has no signing key yet.');
    return state.accessTokenKey;
}

/** Of v1 tokens, which every access token of these resources is. */
export const issuerOf = (tenantId: string) => `https://sts.windows.net/${tenantId}/`;
/** Of v2 id tokens. */
export const issuerOfVersion2 = ({ url }: PartnerCenter, tenantId: string) => `${url}/${tenantId}/v2.0`;

/** What tokens can be checked with, as `/discovery/keys` gives it. */
export function publicKeys(partnerCenter: PartnerCenter): { keys: JWK[] } {
    const { kty, n, e } = keyOf(partnerCenter);
    return { keys: [{ kty, n, e, use: 'sig', alg: ALGORITHM, kid: KEY_ID } as JWK] };
}

/** A JWT in the shape of Entra ID's v1 access tokens; `user` null for an app-only token. */
export async function signAccessToken(
    partnerCenter: PartnerCenter,
    audience: Audience,
    user: RefreshToken | null,
    { issued, expires }: { issued: number; expires: number }
): Promise<string> {
    const { tenantId, clientId } = partnerCenter.state.tenant;
    const tid = user?.tenantId ?? tenantId;
    const claims = user
        ? {
              scp: 'user_impersonation',
              upn: user.email,
              oid: user.oid,
              name: user.name,
              amr: user.mfa ? ['pwd', 'mfa'] : ['pwd'],
              roles: user.role === 'None' ? [] : [user.role]
          }
        : { idtyp: 'app' };
    const token = new SignJWT({ ...claims, tid, appid: clientId, ver: '1.0' })
        .setIssuer(issuerOf(tid))
        .setAudience(audience)
        .setIssuedAt(issued)
        .setNotBefore(issued)
        .setExpirationTime(expires);
    return sign(partnerCenter, token);
}

/** Signs with the one key of this login. */
export async function sign(partnerCenter: PartnerCenter, token: SignJWT): Promise<string> {
    return token
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: KEY_ID })
        .sign(await importJWK(keyOf(partnerCenter), ALGORITHM));
}

/** The caller that an access token speaks for; null unless it is ours, for `audience`, and in date. */
export async function readAccessToken(
    partnerCenter: PartnerCenter,
    audience: Audience,
    token: string
): Promise<Caller | null> {
    const [key] = publicKeys(partnerCenter).keys;
    const publicKey = await importJWK(key as JWK, ALGORITHM);
    try {
        const { payload } = await jwtVerify(token, publicKey, {
            algorithms: [ALGORITHM],
            audience,
            issuer: issuerOf(partnerCenter.state.tenant.tenantId),
            currentDate: partnerCenter.clock.now()
        });
        if (payload['idtyp'] === 'app') return { appOnly: true };
        const [role] = payload['roles'] as RefreshToken['role'][];
        const mfa = (payload['amr'] as string[]).includes('mfa');
        return { appOnly: false, email: String(payload['upn']), role: role ?? 'None', mfa };
    } catch {
        return null;
    }
}
