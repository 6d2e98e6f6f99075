import { CosellError } from '@cosell/contracts';
import { alone } from './alone.ts';
import type { SalesforceClient } from './client.ts';
import { type OpportunityRecord } from './opportunity-record.ts';
import { withSharedNotes } from './shared-notes.ts';

/**
 * Reads an Opportunity with its contact roles and solutions in one call; others only for notes that have
 * changed, and where it is missing.
 * @returns null when it was deleted
 * @throws CosellError SALESFORCE_NOT_FOUND when it does not exist or may not be seen
 */
export async function readOpportunity(
    salesforce: SalesforceClient,
    opportunityId: string,
    fields: readonly string[]
): Promise<OpportunityRecord | null> {
    const record = await (salesforce.together ?? alone(salesforce)).read(opportunityId, fields);
    if (record) return withSharedNotes(salesforce, record);
    const [deleted] = await salesforce.query<{ IsDeleted: boolean }>(
        `SELECT IsDeleted FROM Opportunity WHERE Id = '${opportunityId}'`,
        { all: true }
    );
    if (deleted?.IsDeleted) return null;
    throw new CosellError('SALESFORCE_NOT_FOUND', `Opportunity ${opportunityId}.`);
}
