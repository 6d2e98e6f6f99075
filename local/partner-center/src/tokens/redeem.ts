import type { PartnerCenter } from '../partner-center.ts';
import { PARTNER_CENTER_AUDIENCE, audienceOfResource, audienceOfScope, type Audience } from './audience.ts';
import { checkClient } from './check-client.ts';
import { optional, required } from './form.ts';
import { redeemCode } from './redeem-code.ts';
import { redeemDeviceCode } from './redeem-device-code.ts';
import { redeemRefreshToken } from './redeem-refresh-token.ts';
import { checkTenant } from './tenant.ts';
import { TokenError } from './token-error.ts';
import { tokenReply, type Holder, type Version } from './token-reply.ts';

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** By version and name: what the grant is redeemed for, and by whom. */
interface Redeemed {
    audience: Audience;
    holder: Holder;
}
type Grant = (partnerCenter: PartnerCenter, form: URLSearchParams, version: Version) => Redeemed;

const grants: Record<string, Grant> = {
    authorization_code(partnerCenter, form, version) {
        const code = redeemCode(partnerCenter, form);
        const audience = audienceIn(form, version) ?? code.audience;
        return { audience, holder: { user: code.person, nonce: code.nonce } };
    },
    refresh_token(partnerCenter, form, version) {
        const audience = audienceIn(form, version) ?? missingAudience(form, version);
        return { audience, holder: { user: redeemRefreshToken(partnerCenter, form), nonce: null } };
    },
    client_credentials(_partnerCenter, form, version) {
        return { audience: audienceIn(form, version) ?? missingAudience(form, version), holder: null };
    },
    [DEVICE_CODE](partnerCenter, form, version) {
        if (version === 1) throw unsupported(`${DEVICE_CODE} (use /oauth2/v2.0/token)`);
        const { person, audience } = redeemDeviceCode(partnerCenter, form);
        return { audience, holder: { user: person, nonce: null } };
    }
};

/** `POST /{tenant}/oauth2/token` and `/oauth2/v2.0/token`. Throws TokenError as Entra ID would answer. */
export async function redeem(
    partnerCenter: PartnerCenter,
    tenant: string,
    form: URLSearchParams,
    version: Version
): Promise<Record<string, unknown>> {
    checkTenant(partnerCenter, tenant);
    const name = required(form, 'grant_type');
    const grant = Object.hasOwn(grants, name) ? grants[name] : undefined;
    if (!grant) throw unsupported(name);
    checkClient(partnerCenter, form);
    const { audience, holder } = grant(partnerCenter, form, version);
    if (audience === PARTNER_CENTER_AUDIENCE && partnerCenter.switches().consentedApis === 'referrals') {
        const message = 'The user or administrator has not consented to use the application for this API.';
        throw new TokenError(400, 'invalid_grant', 65001, message);
    }
    return tokenReply(partnerCenter, version, audience, holder);
}

const unsupported = (grant: string) =>
    new TokenError(400, 'unsupported_grant_type', 70003, `Unsupported grant type '${grant}'.`);

/** `resource` in version 1, `scope` in version 2; null where neither is given. */
function audienceIn(form: URLSearchParams, version: Version): Audience | null {
    const given = optional(form, version === 1 ? 'resource' : 'scope');
    if (given === null) return null;
    return version === 1 ? audienceOfResource(given) : audienceOfScope(given);
}

function missingAudience(form: URLSearchParams, version: Version): never {
    required(form, version === 1 ? 'resource' : 'scope');
    throw new TokenError(400, 'invalid_request', 900144, 'No resource.');
}
