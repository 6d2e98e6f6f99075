import { isDeepStrictEqual } from 'node:util';
import { CosellError } from '@cosell/contracts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import type { RunContext } from './context.ts';
import { crmFields } from './crm-fields.ts';

const besides = [
    'OpportunityContactRoles',
    'OpportunityTeamMembers',
    'Opportunity_To_Microsoft_Solutions__r',
    'ContentDocumentLinks'
] as const;

/**
 * Rows beside the Opportunity carry no revision: they are read once more, directly before they are written
 * (docs/decisions/rows-are-read-again-before-they-are-written.md).
 * @throws CosellError COSELL_STALE when somebody changed one since the run read them
 */
export async function refuseStaleRows(
    context: Pick<RunContext, 'salesforce' | 'mapping' | 'org'>,
    record: OpportunityRecord
): Promise<void> {
    const fresh = await readOpportunity(context.salesforce, record.Id, crmFields(context));
    const changed = besides.filter((rows) => !isDeepStrictEqual(fresh?.[rows] ?? null, record[rows] ?? null));
    if (changed.length)
        throw new CosellError('COSELL_STALE', `Changed since the read: ${changed.join(', ')}.`);
}
