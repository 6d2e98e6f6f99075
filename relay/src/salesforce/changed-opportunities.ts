import type { SalesforceClient } from './client.ts';
import { valueAt } from '../sync/opportunity/field-values.ts';
import { opportunityStamp } from './opportunity-stamp.ts';

/** A row of an Opportunity, or of what belongs to one. */
export interface ChangedRow {
    opportunityId: string;
    recordId: string;
    /** `SystemModstamp` as Salesforce spells it. */
    changedAt: string;
    /** Differs from the one of any earlier state of the row. */
    stamp: string;
    /** The Opportunity itself is in the bin. */
    deleted: boolean;
}

interface Row {
    Id: string;
    SystemModstamp: string;
    IsDeleted: boolean;
}
type OpportunityRow = Row & { Co_sell_Revision__c: number | null };
type PartRow = Row & Record<string, unknown>;
type RelatedRow = Row & Record<string, unknown>;

/** What belongs to an Opportunity and is written without it, and how it names its Opportunity. */
const parts = [
    { object: 'Microsoft_Solutions__c', id: 'Opportunity__c', opportunity: 'Opportunity__r.' },
    { object: 'OpportunityContactRole', id: 'OpportunityId', opportunity: 'Opportunity.' }
] as const;

/** Of a part nothing but `SystemModstamp` tells states apart, and two saves may fall into one second. */
const MAY_CHANGE_WITHIN_MS = 5_000;

/**
 * Opportunities with sync switched on or a referral, their solutions and contact roles, deleted ones too,
 * that were written at or after `since`; all of them for null. A part that was written a moment before `now`
 * has another stamp the next time, so that a second save in the same second is not missed.
 * @param related paths of records that the mapping reads fields of, such as `Account`
 */
export async function* changedOpportunities(
    salesforce: Pick<SalesforceClient, 'sweepRows'>,
    since: Date | null,
    now: Date,
    related: readonly string[] = []
): AsyncGenerator<ChangedRow, void, undefined> {
    const opportunities = soql('Opportunity', 'Co_sell_Revision__c', '', since);
    for await (const row of salesforce.sweepRows<OpportunityRow>(opportunities))
        yield {
            opportunityId: row.Id,
            recordId: row.Id,
            changedAt: row.SystemModstamp,
            stamp: opportunityStamp(row),
            deleted: row.IsDeleted
        };
    for (const { object, id, opportunity } of parts)
        for await (const row of salesforce.sweepRows<PartRow>(
            soql(object, `${id}, ${opportunity}IsDeleted`, opportunity, since)
        )) {
            const isYoung = now.getTime() - Date.parse(row.SystemModstamp) < MAY_CHANGE_WITHIN_MS;
            yield {
                opportunityId: String(row[id]),
                recordId: row.Id,
                changedAt: row.SystemModstamp,
                stamp: [row.SystemModstamp, ...(isYoung ? [now.toISOString()] : [])].join(' '),
                // Else an Opportunity that went with it, and that nobody knows, would get a deal.
                deleted: valueAt(row, `${opportunity}IsDeleted`) === true
            };
        }
    // What was read before the first mark was read with its related records.
    for (const relation of since ? related : [])
        for await (const row of salesforce.sweepRows<RelatedRow>(relatedSoql(relation, since as Date))) {
            const found = valueAt(row, relation) as Row;
            yield {
                opportunityId: row.Id,
                recordId: found.Id,
                changedAt: row.SystemModstamp,
                stamp: found.SystemModstamp,
                deleted: false
            };
        }
}

/** No trigger of ours tells of it, and its save does not touch the Opportunity. */
function relatedSoql(relation: string, since: Date): string {
    return (
        `SELECT Id, SystemModstamp, ${relation}.Id, ${relation}.SystemModstamp FROM Opportunity ` +
        `WHERE (Sync_With_Partner_Center__c = true OR Referral_Identifier__c != null) ` +
        `AND ${relation}.SystemModstamp >= ${since.toISOString().slice(0, 19)}Z`
    );
}

function soql(object: string, field: string, opportunity: string, since: Date | null): string {
    const shared =
        `(${opportunity}Sync_With_Partner_Center__c = true ` +
        `OR ${opportunity}Referral_Identifier__c != null)`;
    // Without fraction of a second: SOQL's dateTime literal in a comparison of whole seconds.
    const changed = since ? ` AND SystemModstamp >= ${since.toISOString().slice(0, 19)}Z` : '';
    return (
        `SELECT Id, ${field}, SystemModstamp, IsDeleted FROM ${object} ` +
        `WHERE ${shared}${changed} ORDER BY SystemModstamp`
    );
}
