import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from './client.ts';
import { soqlText } from './soql-text.ts';

/** The Opportunity that an earlier run has created under the deal's key; null: none has. */
export async function createdOpportunity(
    salesforce: SalesforceClient,
    dealKey: string
): Promise<string | null> {
    const [row] = await salesforce.query<{ Id: string }>(
        `SELECT Id FROM Opportunity WHERE Co_sell_Deal_Key__c = ${soqlText(dealKey)}`
    );
    return row?.Id ?? null;
}

/**
 * Creates the Opportunity of a deal that began at Microsoft. The key is unique in the org, so a second one is
 * refused and the first one's id is answered; what people have changed there meanwhile is left alone, as an
 * upsert would not.
 * @param fields by API name; must hold what Salesforce requires (Name, StageName, CloseDate)
 * @returns the Opportunity's id, 18 characters
 */
export async function createOpportunity(
    salesforce: SalesforceClient,
    dealKey: string,
    fields: Record<string, unknown>
): Promise<string> {
    try {
        const body = { ...fields, Co_sell_Deal_Key__c: dealKey };
        return (await salesforce.request<{ id: string }>('POST', '/sobjects/Opportunity', body)).id;
    } catch (error) {
        if (!isTaken(error)) throw error;
        const id = await createdOpportunity(salesforce, dealKey);
        if (id === null) throw error;
        return id;
    }
}

const isTaken = (error: unknown) =>
    error instanceof CosellError &&
    (error.cause as { errorCode?: string } | undefined)?.errorCode === 'DUPLICATE_VALUE';
