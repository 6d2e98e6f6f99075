import type { PartnerCenter } from '../partner-center.ts';
import { TokenError } from './token-error.ts';

/** Where anybody of any tenant may sign in. */
const SHARED = ['common', 'organizations'];

/** The tenant of an address of the login: the partner's own or a shared name. Throws TokenError. */
export function checkTenant({ state }: PartnerCenter, tenant: string): void {
    if (tenant !== state.tenant.tenantId && !SHARED.includes(tenant)) {
        throw new TokenError(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
    }
}

export const isShared = (tenant: string) => SHARED.includes(tenant);
