import type { SalesforceClient } from './client.ts';

/** A row of an Opportunity, or of what belongs to one, that was written at `stamp`. */
export interface ChangedRow {
    opportunityId: string;
    recordId: string;
    /** `SystemModstamp` as Salesforce spells it. */
    stamp: string;
    /** The Opportunity itself is in the bin. */
    deleted: boolean;
}

type Row = Record<string, unknown> & { Id: string; SystemModstamp: string; IsDeleted: boolean };

/** What is looked at, and how each names its Opportunity. */
const sources = [
    { object: 'Opportunity', id: 'Id', opportunity: '' },
    { object: 'Microsoft_Solutions__c', id: 'Opportunity__c', opportunity: 'Opportunity__r.' },
    { object: 'OpportunityContactRole', id: 'OpportunityId', opportunity: 'Opportunity.' }
] as const;

/**
 * Opportunities with sync switched on or a referral, their solutions and contact roles, deleted ones too,
 * that were written at or after `since`; all of them for null.
 */
export async function* changedOpportunities(
    salesforce: Pick<SalesforceClient, 'sweepRows'>,
    since: Date | null
): AsyncGenerator<ChangedRow, void, undefined> {
    for (const { object, id, opportunity } of sources) {
        const fields = [...new Set(['Id', id, 'SystemModstamp', 'IsDeleted'])].join(', ');
        const shared =
            `(${opportunity}Sync_With_Partner_Center__c = true ` +
            `OR ${opportunity}Referral_Identifier__c != null)`;
        // A SOQL date has no fraction of a second to compare with: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
        const changed = since ? ` AND SystemModstamp >= ${since.toISOString().slice(0, 19)}Z` : '';
        const soql = `SELECT ${fields} FROM ${object} WHERE ${shared}${changed} ORDER BY SystemModstamp`;
        for await (const row of salesforce.sweepRows<Row>(soql))
            yield {
                opportunityId: String(row[id]),
                recordId: row.Id,
                stamp: row.SystemModstamp,
                deleted: object === 'Opportunity' && row.IsDeleted
            };
    }
}
