import type { Deal } from '../sync/deal.ts';
import type { Customer } from './customer-account.ts';

/** The customer of a deal as Microsoft names it; null where it names none. */
export function customerNamedIn({
    customer,
    contacts
}: Pick<Deal, 'customer' | 'contacts'>): Customer | null {
    if (!customer?.name) return null;
    return {
        name: customer.name,
        street: [customer.addressLine1, customer.addressLine2].filter(Boolean).join('\n') || null,
        city: customer.city,
        state: customer.state,
        postalCode: customer.postalCode,
        country: customer.country,
        duns: customer.duns ?? null,
        externalId: customer.externalId ?? null,
        emails: contacts.flatMap(({ email }) => email ?? [])
    };
}
