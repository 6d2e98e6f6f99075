import type { SalesforceClient } from './client.ts';

/** An Opportunity that is shared or was, with what it says of its referral. */
export interface TiedOpportunity {
    /** 18 characters. */
    id: string;
    referralId: string | null;
    /** Of a deal that began at Microsoft: the relay's own id of it. */
    dealKey: string | null;
}

/** All that are switched on or hold the id of a referral; deleted ones are not among them. */
export async function* tiedOpportunities(
    salesforce: Pick<SalesforceClient, 'sweepRows'>
): AsyncGenerator<TiedOpportunity, void, undefined> {
    const soql =
        'SELECT Id, Referral_Identifier__c, Co_sell_Deal_Key__c FROM Opportunity WHERE IsDeleted = false ' +
        'AND (Sync_With_Partner_Center__c = true OR Referral_Identifier__c != null) ORDER BY Id';
    for await (const row of salesforce.sweepRows<Record<string, string | null>>(soql))
        yield {
            id: String(row['Id']),
            referralId: row['Referral_Identifier__c'] ?? null,
            dealKey: row['Co_sell_Deal_Key__c'] ?? null
        };
}
