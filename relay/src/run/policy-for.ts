import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { policyOf } from '../sync/mapping/policy.ts';
import type { Policy } from '../sync/reconcile-types.ts';
import type { RunContext } from './context.ts';

/** The mapping as it holds for this org and this Opportunity; null: one that is yet to be created. */
export function policyFor(
    {
        mapping,
        org,
        defaultCurrency,
        signedInEmail
    }: Pick<RunContext, 'mapping' | 'org' | 'defaultCurrency' | 'signedInEmail'>,
    record: Pick<OpportunityRecord, 'HasOpportunityLineItem'> | null
): Policy {
    return policyOf(mapping, {
        fixedCurrency: org.multiCurrency ? null : defaultCurrency,
        currencies: org.currencies,
        amountFromProducts: record?.HasOpportunityLineItem === true,
        signedInEmail
    });
}
