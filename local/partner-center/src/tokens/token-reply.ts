import type { PartnerCenter } from '../partner-center.ts';
import { signAccessToken } from './access-token.ts';
import type { Audience } from './audience.ts';
import { signIdToken } from './id-token.ts';
import { newRefreshToken, seconds, type SignIn } from './sign-in.ts';

/** The endpoints without a version in their address, and those with `v2.0`. */
export type Version = 1 | 2;

/** Who gets the tokens; null: the app itself, without a user. */
export type Holder = { user: SignIn; nonce: string | null } | null;

/** The reply of the token endpoint. Version 1 gives numbers as strings and names the resource. */
export async function tokenReply(
    partnerCenter: PartnerCenter,
    version: Version,
    audience: Audience,
    holder: Holder
): Promise<Record<string, unknown>> {
    const issued = seconds(partnerCenter.clock.now());
    const life = partnerCenter.switches().accessTokenSeconds;
    const expires = issued + life;
    const user = holder && { ...holder.user, expires, redeemed: false };
    const accessToken = await signAccessToken(partnerCenter, audience, user, { issued, expires });
    const times =
        version === 1
            ? {
                  expires_in: String(life),
                  ext_expires_in: String(life),
                  expires_on: String(expires),
                  not_before: String(issued),
                  resource: audience
              }
            : { expires_in: life, ext_expires_in: life };
    return {
        token_type: 'Bearer',
        ...times,
        access_token: accessToken,
        ...(holder && {
            scope: version === 1 ? 'user_impersonation' : `${audience}/user_impersonation`,
            refresh_token: newRefreshToken(partnerCenter, holder.user),
            id_token: await signIdToken(partnerCenter, version, holder.user, holder.nonce)
        })
    };
}
