import { timingSafeEqual } from 'node:crypto';
import { SignJWT } from 'jose';
import type { PartnerCenter } from '../partner-center.ts';
import type { RefreshToken } from '../state/partner-center-state.ts';
import { isAudience, signAccessToken, type Audience } from './access-token.ts';
import { renewRefreshToken, seconds } from './sign-in.ts';
import { TokenError } from './token-error.ts';

/** The reply of the v1 token endpoint. Its numbers are strings. */
export interface TokenReply {
    token_type: 'Bearer';
    scope?: string;
    expires_in: string;
    ext_expires_in: string;
    expires_on: string;
    not_before: string;
    resource: Audience;
    access_token: string;
    refresh_token?: string;
    id_token?: string;
}

/**
 * `POST /{tenant}/oauth2/token`: grants `refresh_token` and `client_credentials`.
 * Throws TokenError as Entra ID would answer.
 */
export async function redeem(
    partnerCenter: PartnerCenter,
    tenant: string,
    form: URLSearchParams
): Promise<TokenReply> {
    const { tenantId } = partnerCenter.state.tenant;
    if (tenant !== tenantId && tenant !== 'common' && tenant !== 'organizations') {
        throw new TokenError(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
    }
    const grant = required(form, 'grant_type');
    if (grant !== 'refresh_token' && grant !== 'client_credentials') {
        throw new TokenError(400, 'unsupported_grant_type', 70003, `Unsupported grant type '${grant}'.`);
    }
    checkClient(partnerCenter, form);
    const resource = required(form, 'resource');
    if (!isAudience(resource)) {
        const message = `The resource principal named ${resource} was not found in the tenant.`;
        throw new TokenError(400, 'invalid_resource', 500011, message);
    }
    return grant === 'refresh_token'
        ? redeemRefreshToken(partnerCenter, resource, required(form, 'refresh_token'))
        : reply(partnerCenter, resource, null);
}

async function redeemRefreshToken(partnerCenter: PartnerCenter, resource: Audience, name: string) {
    const { state, clock, switches, changed } = partnerCenter;
    const token = Object.hasOwn(state.refreshTokens, name) ? state.refreshTokens[name] : undefined;
    if (!token) {
        throw new TokenError(
            400,
            'invalid_grant',
            9002313,
            'Invalid request. Request is malformed or invalid.'
        );
    }
    if (token.expires <= seconds(clock.now())) {
        const message = 'The refresh token has expired due to inactivity.';
        throw new TokenError(400, 'invalid_grant', 700082, message);
    }
    if (token.redeemed && switches().usedRefreshTokens === 'refused') {
        const message =
            'The provided grant has expired due to it being revoked; a fresh auth token is needed.';
        throw new TokenError(400, 'invalid_grant', 50173, message);
    }
    token.redeemed = true;
    changed();
    return { ...(await reply(partnerCenter, resource, token)), ...(await userTokens(partnerCenter, token)) };
}

async function reply(partnerCenter: PartnerCenter, resource: Audience, user: RefreshToken | null) {
    const issued = seconds(partnerCenter.clock.now());
    const life = partnerCenter.switches().accessTokenSeconds;
    const expires = issued + life;
    return {
        token_type: 'Bearer' as const,
        expires_in: String(life),
        ext_expires_in: String(life),
        expires_on: String(expires),
        not_before: String(issued),
        resource,
        access_token: await signAccessToken(partnerCenter, resource, user, { issued, expires })
    };
}

async function userTokens(partnerCenter: PartnerCenter, user: RefreshToken) {
    const { tenantId, clientId, clientSecret } = partnerCenter.state.tenant;
    const idToken = await new SignJWT({ tid: tenantId, upn: user.email, ver: '1.0' })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setAudience(clientId)
        .setIssuedAt(seconds(partnerCenter.clock.now()))
        .sign(new TextEncoder().encode(clientSecret));
    return {
        scope: 'user_impersonation',
        refresh_token: renewRefreshToken(partnerCenter, user),
        id_token: idToken
    };
}

function checkClient({ state }: PartnerCenter, form: URLSearchParams) {
    const clientId = required(form, 'client_id');
    if (clientId !== state.tenant.clientId) {
        const message = `Application with identifier '${clientId}' was not found in the directory.`;
        throw new TokenError(400, 'unauthorized_client', 700016, message);
    }
    const secret = form.get('client_secret');
    if (!secret) {
        const message =
            "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
        throw new TokenError(401, 'invalid_client', 7000218, message);
    }
    if (!sameText(secret, state.tenant.clientSecret)) {
        const message = `Invalid client secret provided for app '${clientId}'.`;
        throw new TokenError(401, 'invalid_client', 7000215, message);
    }
}

function sameText(left: string, right: string): boolean {
    const [a, b] = [Buffer.from(left), Buffer.from(right)];
    return a.length === b.length && timingSafeEqual(a, b);
}

function required(form: URLSearchParams, name: string): string {
    const values = form.getAll(name);
    if (values.length > 1) {
        throw new TokenError(
            400,
            'invalid_request',
            900143,
            `The parameter '${name}' is given more than once.`
        );
    }
    if (!values[0]) {
        const message = `The request body must contain the following parameter: '${name}'.`;
        throw new TokenError(400, 'invalid_request', 900144, message);
    }
    return values[0];
}
