import type { SalesforceClient } from './client.ts';

/** The version of the mapping that counts; null: nobody has published one. */
export async function publishedMapping(
    salesforce: Pick<SalesforceClient, 'query'>
): Promise<{ version: number | null; text: string } | null> {
    const [row] = await salesforce.query<{ Version__c: number | null; Document__c: string | null }>(
        'SELECT Version__c, Document__c FROM Co_sell_Mapping__c WHERE Active__c = true ' +
            'ORDER BY Version__c DESC NULLS LAST LIMIT 1'
    );
    return row?.Document__c ? { version: row.Version__c, text: row.Document__c } : null;
}
