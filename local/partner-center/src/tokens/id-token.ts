import { SignJWT } from 'jose';
import type { PartnerCenter } from '../partner-center.ts';
import { issuerOf, issuerOfVersion2, sign } from './access-token.ts';
import { seconds, type SignIn } from './sign-in.ts';

const LIFE_SECONDS = 3600;

/** Says who signed in, to the app; version 1 names people by `upn`, version 2 by `preferred_username`. */
export async function signIdToken(
    partnerCenter: PartnerCenter,
    version: 1 | 2,
    user: SignIn,
    nonce: string | null
): Promise<string> {
    const { tenantId, clientId } = partnerCenter.state.tenant;
    const tid = user.tenantId ?? tenantId;
    const { email, oid, name, mfa } = user;
    const claims =
        version === 1
            ? { upn: email, unique_name: email, amr: mfa ? ['pwd', 'mfa'] : ['pwd'], ver: '1.0' }
            : { preferred_username: email, ver: '2.0' };
    const issued = seconds(partnerCenter.clock.now());
    const token = new SignJWT({ ...claims, tid, oid, name, ...(nonce === null ? {} : { nonce }) })
        .setIssuer(version === 1 ? issuerOf(tid) : issuerOfVersion2(partnerCenter, tid))
        .setSubject(oid ?? email)
        .setAudience(clientId)
        .setIssuedAt(issued)
        .setNotBefore(issued)
        .setExpirationTime(issued + LIFE_SECONDS);
    return sign(partnerCenter, token);
}
