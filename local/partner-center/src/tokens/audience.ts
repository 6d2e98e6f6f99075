import { TokenError } from './token-error.ts';

/** The two resources that one refresh token can be redeemed for. */
export const REFERRALS_AUDIENCE = 'https://api.partner.microsoft.com';
export const PARTNER_CENTER_AUDIENCE = 'https://api.partnercenter.microsoft.com';
export type Audience = typeof REFERRALS_AUDIENCE | typeof PARTNER_CENTER_AUDIENCE;

const isAudience = (resource: string): resource is Audience =>
    resource === REFERRALS_AUDIENCE || resource === PARTNER_CENTER_AUDIENCE;

const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** The parameter `resource` of the v1 endpoints. Throws TokenError. */
export function audienceOfResource(resource: string): Audience {
    if (isAudience(resource)) return resource;
    const message = `The resource principal named ${resource} was not found in the tenant.`;
    throw new TokenError(400, 'invalid_resource', 500011, message);
}

/**
 * The parameter `scope` of the v2 endpoints: names one resource, by `/.default` or its one permission.
 * Throws TokenError.
 */
export function audienceOfScope(scope: string): Audience {
    const resources = scope.split(' ').filter((part) => part && !OPENID_SCOPES.includes(part));
    const [first = ''] = resources;
    const [, resource] = /^(https:\/\/.+?)\/{1,2}(?:\.default|user_impersonation)$/.exec(first) ?? [];
    if (resources.length !== 1 || !resource) {
        const message = `The provided value for the input parameter 'scope' is not valid: '${scope}'.`;
        throw new TokenError(400, 'invalid_scope', 70011, message);
    }
    return audienceOfResource(resource);
}
