import type { SalesforceClient } from './client.ts';
import { soqlText } from './soql-text.ts';

/**
 * The text that `logFields` has written for values that lost a conflict.
 * @returns null where the row is gone, is of another Opportunity, or tells of no such values
 */
export async function readLostText(
    salesforce: SalesforceClient,
    logId: string,
    opportunityId: string
): Promise<string | null> {
    const [row] = await salesforce.query<{ Lost_Values__c: string | null }>(
        `SELECT Lost_Values__c FROM Co_sell_Log__c ` +
            `WHERE Id = ${soqlText(logId)} AND Opportunity__c = ${soqlText(opportunityId)}`
    );
    return row?.Lost_Values__c ?? null;
}
