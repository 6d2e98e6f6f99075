import type { FieldName } from '../deal.ts';
import { ownedByMicrosoft } from '../field-kinds.ts';
import type { FieldPolicy, Policy } from '../reconcile-types.ts';
import type { Mapping } from './document.ts';

/**
 * The mapping as `reconcile` reads it. `fixedCurrency`: the currency of an org without multi-currency (ISO
 * 4217), which no field of an Opportunity can change; null where Opportunities have a CurrencyIsoCode.
 */
export function policyOf(mapping: Mapping, options: { fixedCurrency: string | null }): Policy {
    const fields: Partial<Record<FieldName, FieldPolicy>> = {};
    for (const { deal, direction } of mapping.rows)
        fields[deal] = { direction, winner: ownedByMicrosoft.has(deal) ? 'partner' : 'crm' };
    if (options.fixedCurrency && fields.currency && fields.currency.direction !== 'paused')
        fields.currency.direction = fields.currency.direction === 'in' ? 'paused' : 'out';
    // Not an admin's choice: by it a referral is found again when the relay's store is lost.
    fields.externalReference = { direction: 'out', winner: 'crm' };
    return { fields, fixedCurrency: options.fixedCurrency };
}
