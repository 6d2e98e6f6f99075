import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from './client.ts';

/**
 * The stage that an Opportunity starts in: the first open one in the org's own order. Stages belong to the
 * customer,
 * so no name of one stands in the code.
 * @throws CosellError SALESFORCE_REFUSED when the org has no open stage
 */
export async function firstOpenStage(salesforce: SalesforceClient): Promise<string> {
    const [stage] = await salesforce.query<{ ApiName: string | null; MasterLabel: string }>(
        'SELECT ApiName, MasterLabel FROM OpportunityStage WHERE IsActive = true AND IsClosed = false ' +
            'ORDER BY SortOrder LIMIT 1'
    );
    if (!stage)
        throw new CosellError('SALESFORCE_REFUSED', 'The org has no active open stage for Opportunities.');
    return stage.ApiName ?? stage.MasterLabel;
}
