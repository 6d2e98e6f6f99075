import type { Deal } from './deal.ts';
import type { Mapping } from './mapping/document.ts';
import { plainFromRich } from './text/plain-text.ts';

export type Leads = NonNullable<Mapping['leads']>;

/** Longest texts of the standard fields of Lead. */
const LONGEST = { Company: 255, LastName: 80, FirstName: 40, Email: 80, Phone: 40, Description: 32_000 };
const cut = (field: keyof typeof LONGEST, text: string | null | undefined) =>
    text?.slice(0, LONGEST[field]) ?? null;

interface LeadOrg {
    addressCodes: boolean;
    /** Of the customer's state, where the org lists it. */
    stateCode?: string | null;
    /** `referralProgram` of the referral. */
    program: string | null;
}

/**
 * A whole new Lead for a referral that Microsoft sent: the customer's first person at the customer's company.
 */
export function newLeadFrom(
    deal: Deal,
    { fields }: Leads,
    { addressCodes, stateCode, program }: LeadOrg
): Record<string, unknown> {
    const { customer, contacts, notes } = deal;
    const [person] = contacts;
    const company = customer?.name ?? deal.name ?? 'Co-sell lead';
    return {
        Company: cut('Company', company),
        // Salesforce requires it; a lead without a person is known by its company.
        LastName: cut('LastName', person?.lastName ?? person?.firstName ?? company),
        FirstName: person?.lastName ? cut('FirstName', person.firstName) : null,
        Email: isAddress(person?.email) ? cut('Email', person?.email) : null,
        Phone: cut('Phone', person?.phone),
        Description: cut('Description', notes && plainFromRich(notes)),
        Street: [customer?.addressLine1, customer?.addressLine2].filter(Boolean).join('\n') || null,
        City: customer?.city ?? null,
        PostalCode: customer?.postalCode ?? null,
        // As for a new Account: what the picklists lack would be refused.
        ...(addressCodes
            ? { CountryCode: customer?.country ?? null, ...(stateCode ? { StateCode: stateCode } : {}) }
            : { State: customer?.state ?? null, Country: customer?.country ?? null }),
        ...fields,
        Sync_With_Partner_Center__c: true,
        Referral_Identifier__c: deal.referralId,
        Referral_Link__c: deal.link,
        Referral_Program__c: program?.slice(0, 200) ?? null
    };
}

/** What Salesforce takes for an e-mail address, roughly; it refuses the whole record for a wrong one. */
const isAddress = (text: string | null | undefined) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text ?? '');
