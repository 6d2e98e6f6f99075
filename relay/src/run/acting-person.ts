import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { userNamed } from '../salesforce/new-owner.ts';
import type { PendingRequest } from '../store/requests/types.ts';
import type { Run } from './context.ts';

/**
 * Whose change this run carries to Microsoft, by name: who asked, else who saved the Opportunity last, where
 * that was a person and not the relay. Microsoft's API tells of none of its changes who made it.
 * @returns null where nobody is known
 */
export async function actingPerson(
    { context: { salesforce } }: Pick<Run, 'context'>,
    record: OpportunityRecord,
    pending: PendingRequest | null
): Promise<string | null> {
    const asked = pending && (await userNamed(salesforce, pending.userId));
    if (asked) return asked.Name;
    const savedSince = record.Co_sell_Revision__c !== record.Co_sell_Synced_Revision__c;
    const isPerson = savedSince && record.LastModifiedById !== salesforce.userId;
    return (isPerson && record.LastModifiedBy?.Name) || null;
}
