import type { Changes, Deal } from '../deal.ts';
import type { Mapping } from '../mapping/document.ts';
import { catalogueOf, type LookupField } from '../mapping/lookups.ts';
import { isRelated } from '../mapping/relations.ts';
import { projectToCrm } from '../project.ts';
import { addDays } from '../text/dates.ts';
import { fieldForRecord } from './field-values.ts';

export type OpportunityFields = Record<string, string | number | boolean | null>;

/** What the fields depend on. Without multi-currency, Opportunities have no CurrencyIsoCode. */
interface Org {
    multiCurrency: boolean;
    /** Ids of the catalogue entries that the changes name; a field without one is left alone. */
    entries?: Partial<Record<LookupField, string>>;
}

/** The Opportunity fields that these changes set: only what the mapping lets in. */
export function opportunityFieldsFrom(changes: Changes, mapping: Mapping, org: Org): OpportunityFields {
    const fields: OpportunityFields = {};
    for (const row of mapping.rows) {
        const { opportunity } = row;
        const comesIn = row.direction === 'in' || row.direction === 'both';
        const exists = org.multiCurrency || opportunity !== 'CurrencyIsoCode';
        const value = changes[row.deal];
        if (!comesIn || !exists || !opportunity || value === undefined || isRelated(row)) continue;
        const set =
            catalogueOf(row.deal) && value !== null
                ? org.entries?.[row.deal as LookupField]
                : fieldForRecord(row, projectToCrm(row.deal, value));
        if (set !== undefined) fields[opportunity] = set;
    }
    return fields;
}

/**
 * A whole new Opportunity for a deal that Microsoft sent, complete with what Salesforce requires.
 * `today`: YYYY-MM-DD in the org's time zone. The account is the caller's to find.
 */
export function newOpportunityFrom(
    changes: Changes,
    deal: Deal,
    mapping: Mapping,
    org: Org & { today: string }
): OpportunityFields {
    const name = projectToCrm('name', deal.name ?? deal.customer?.name ?? 'Co-sell deal');
    return {
        Name: name,
        CloseDate: deal.closeDate ?? addDays(org.today, mapping.newOpportunity.closesInDays),
        ...mapping.newOpportunity.fields,
        ...opportunityFieldsFrom(changes, mapping, org)
    };
}
