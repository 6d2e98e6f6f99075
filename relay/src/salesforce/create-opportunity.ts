import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from './client.ts';
import { soqlText } from './soql-text.ts';

/**
 * The Opportunity that an earlier run has created under the deal's key, in the recycle bin too: what somebody
 * has deleted is not created again. Null: none has.
 */
export async function createdOpportunity(
    salesforce: SalesforceClient,
    dealKey: string
): Promise<string | null> {
    return livingFirst(
        await salesforce.query<Found>(
            `SELECT Id, IsDeleted FROM Opportunity WHERE Co_sell_Deal_Key__c = ${soqlText(dealKey)}`,
            { all: true }
        )
    );
}

/**
 * The Opportunity that carries a referral's identifier under the key of another deal, or of none: as after
 * the store was lost, or where Microsoft's own connector has made it. The oldest, where people have made
 * copies; one in the recycle bin only where there is no other. Null: none.
 */
export async function opportunityOfReferral(
    salesforce: SalesforceClient,
    referralId: string,
    dealKey: string
): Promise<string | null> {
    const rows = await salesforce.query<Found & { Co_sell_Deal_Key__c: string | null }>(
        'SELECT Id, IsDeleted, Co_sell_Deal_Key__c FROM Opportunity ' +
            `WHERE Referral_Identifier__c = ${soqlText(referralId)} ORDER BY CreatedDate, Id`,
        { all: true }
    );
    return livingFirst(rows.filter((row) => row.Co_sell_Deal_Key__c !== dealKey));
}

interface Found {
    Id: string;
    IsDeleted: boolean;
}

const livingFirst = (rows: Found[]) => (rows.find(({ IsDeleted }) => !IsDeleted) ?? rows[0])?.Id ?? null;

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
