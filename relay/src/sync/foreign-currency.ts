import type { Deal } from './deal.ts';
import type { Policy } from './reconcile-types.ts';

/** An org cannot take an amount in a currency that it does not have: 100 EUR must not become 100 USD. */
export function isForeign(partner: Deal, policy: Policy): boolean {
    const held = policy.fixedCurrency === null ? policy.currencies : [policy.fixedCurrency];
    return partner.currency !== null && !(held ?? [partner.currency]).includes(partner.currency);
}
