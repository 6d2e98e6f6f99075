import type { SalesforceClient } from './client.ts';

/** Most rows of one call (REST API, "sObject Collections"). */
const PORTION = 200;
/** So that a first purge of years takes hours, and not the org's API calls of a day. */
const MOST_PORTIONS = 25;

/**
 * Deletes lines of the sync log that are older, the oldest first, some thousand of them at a time. What
 * another process has deleted meanwhile, or the org does not let go, is left alone.
 * @returns how many were deleted
 */
export async function purgeLog(
    salesforce: Pick<SalesforceClient, 'query' | 'request'>,
    before: Date
): Promise<number> {
    let count = 0;
    for (let portion = 0; portion < MOST_PORTIONS; portion++) {
        const rows = await salesforce.query<{ Id: string }>(
            `SELECT Id FROM Co_sell_Log__c WHERE Happened_At__c < ${before.toISOString()} ` +
                `ORDER BY Happened_At__c LIMIT ${PORTION}`
        );
        if (!rows.length) break;
        const query = new URLSearchParams({ ids: rows.map(({ Id }) => Id).join(), allOrNone: 'false' });
        const results = await salesforce.request<{ success: boolean }[]>(
            'DELETE',
            `/composite/sobjects?${query}`
        );
        const deleted = results.filter(({ success }) => success).length;
        count += deleted;
        // The same rows would come again.
        if (!deleted) break;
    }
    return count;
}
