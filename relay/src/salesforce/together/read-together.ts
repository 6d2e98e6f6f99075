import type { SalesforceClient } from '../client.ts';
import { opportunitiesQuery, type OpportunityRecord } from '../opportunity-record.ts';

/**
 * One query for all. With rows of children in it, a page holds 200 records at least (REST API, "Query
 * Options"): ask for no more.
 * @returns in the order of the ids; undefined for what Salesforce did not answer
 */
export async function readTogether(
    salesforce: Pick<SalesforceClient, 'query'>,
    ids: readonly string[],
    fields: readonly string[]
): Promise<(OpportunityRecord | undefined)[]> {
    const records = await salesforce.query<OpportunityRecord>(opportunitiesQuery(ids, fields));
    const byId = new Map(records.map((record) => [record.Id, record]));
    return ids.map((id) => byId.get(id));
}
