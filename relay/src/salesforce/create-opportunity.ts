import type { SalesforceClient } from './client.ts';

/**
 * Creates the Opportunity of a deal that began at Microsoft, as an upsert on the deal's key: a second call
 * after a lost
 * answer finds the first one's row.
 * @param fields by API name; must hold what Salesforce requires (Name, StageName, CloseDate)
 * @returns the Opportunity's id, 18 characters
 */
export async function createOpportunity(
    salesforce: SalesforceClient,
    dealKey: string,
    fields: Record<string, unknown>
): Promise<string> {
    const { id } = await salesforce.request<{ id: string }>(
        'PATCH',
        `/sobjects/Opportunity/Co_sell_Deal_Key__c/${encodeURIComponent(dealKey)}`,
        fields
    );
    return id;
}
