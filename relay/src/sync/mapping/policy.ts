import type { FieldName } from '../deal.ts';
import { ownedByMicrosoft } from '../field-kinds.ts';
import type { FieldPolicy, Policy } from '../reconcile-types.ts';
import type { Mapping } from './document.ts';

/**
 * The mapping as `reconcile` reads it. `fixedCurrency`: the currency of an org without multi-currency (ISO
 * 4217), which no field of an Opportunity can change; null where Opportunities have a CurrencyIsoCode; then
 * `currencies` are the active ones. `amountFromProducts`: this Opportunity's Amount is the sum of its
 * products, which no write can change.
 */
export function policyOf(
    mapping: Mapping,
    options: {
        fixedCurrency: string | null;
        currencies?: readonly string[] | null;
        amountFromProducts?: boolean;
        signedInEmail?: string | null;
    }
): Policy {
    const fields: Partial<Record<FieldName, FieldPolicy>> = {};
    for (const { deal, direction, values, removes } of mapping.rows)
        fields[deal] = {
            direction,
            winner: ownedByMicrosoft.has(deal) ? 'partner' : 'crm',
            ...(values ? { holds: Object.keys(values) } : {}),
            ...(removes ? { removes } : {})
        };
    if (options.amountFromProducts && isAmount(mapping))
        for (const field of ['value', 'currency'] as const)
            if (fields[field] && fields[field].direction !== 'paused')
                fields[field] = { direction: 'out', winner: 'crm', insists: true };
    if (options.fixedCurrency && fields.currency && fields.currency.direction !== 'paused')
        fields.currency.direction = fields.currency.direction === 'in' ? 'paused' : 'out';
    // Not an admin's choice: by it a referral is found again when the relay's store is lost.
    fields.externalReference = { direction: 'out', winner: 'crm' };
    return {
        fields,
        fixedCurrency: options.fixedCurrency,
        currencies: options.currencies ?? null,
        signedInEmail: options.signedInEmail ?? null
    };
}

/** An admin may map another field, such as Co_sell_Value__c: that one is free. */
function isAmount({ rows }: Mapping): boolean {
    return rows.some(({ deal, opportunity }) => deal === 'value' && opportunity === 'Amount');
}
