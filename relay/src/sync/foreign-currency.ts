import type { Deal } from './deal.ts';
import type { Policy } from './reconcile-types.ts';

/** An org with one currency cannot take an amount in another: 100 EUR must not become 100 USD. */
export function isForeign(partner: Deal, policy: Policy): boolean {
    const { fixedCurrency } = policy;
    return fixedCurrency !== null && partner.currency !== null && partner.currency !== fixedCurrency;
}
