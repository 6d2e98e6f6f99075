import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import type { Deal } from '../sync/deal.ts';
import { dealFromOpportunity } from '../sync/opportunity/deal-from-opportunity.ts';
import type { RunContext } from './context.ts';

/** The Opportunity as a deal, in the words that both sides share. */
export function crmDeal(context: RunContext, record: OpportunityRecord): Deal {
    return dealFromOpportunity(record, context.mapping, {
        defaultCurrency: context.defaultCurrency,
        orgId: context.salesforce.orgId
    });
}
