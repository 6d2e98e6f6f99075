import type { CosellError } from '@cosell/contracts';
import { API_VERSION } from './api-version.ts';
import type { SalesforceClient } from './client.ts';
import { logFields, type LogRow } from './log-row.ts';
import { opportunityQuery, type OpportunityRecord } from './opportunity-record.ts';
import { refusal, type RestError } from './refusal.ts';
import { withSharedNotes } from './shared-notes.ts';

export interface OpportunityWrite {
    opportunityId: string;
    log: LogRow[];
    /**
     * Fields that the relay alone writes (identifier, states, audit): kept even if the org's rules refuse
     * the rest.
     */
    bookkeeping: Record<string, unknown>;
    /**
     * Fields that people write too; refused as stale when the row has moved on since `revision`. Null:
     * nothing to say.
     */
    business: Record<string, unknown> | null;
    /** `Co_sell_Revision__c` as it was read. */
    revision: number;
    correlationId: string;
    /** API names to read back. */
    fields: readonly string[];
}

export interface OpportunityWritten {
    /** The row as Salesforce holds it after its own flows have run. */
    record: OpportunityRecord;
    /** SALESFORCE_REFUSED when the org's rules refused the business fields. */
    refused: CosellError | null;
}

interface SubResponse {
    httpStatusCode: number;
    referenceId: string;
    body: unknown;
}

/**
 * Writes to an Opportunity and reads it back in one composite call, not all-or-none: log, bookkeeping,
 * business, read.
 * @throws CosellError COSELL_STALE when somebody saved between read and write; SALESFORCE_* for everything
 * else
 */
export async function writeOpportunity(
    salesforce: SalesforceClient,
    write: OpportunityWrite
): Promise<OpportunityWritten> {
    const base = `/services/data/v${API_VERSION}`;
    const row = `${base}/sobjects/Opportunity/${write.opportunityId}`;
    const query = new URLSearchParams({ q: opportunityQuery(write.opportunityId, write.fields) });
    const compositeRequest = [
        ...write.log.map((entry, index) => ({
            method: 'POST',
            url: `${base}/sobjects/Co_sell_Log__c`,
            referenceId: `log${index}`,
            body: logFields(entry, write.opportunityId, write.correlationId)
        })),
        ...(Object.keys(write.bookkeeping).length
            ? [{ method: 'PATCH', url: row, referenceId: 'bookkeeping', body: write.bookkeeping }]
            : []),
        ...(write.business
            ? [
                  {
                      method: 'PATCH',
                      url: row,
                      referenceId: 'business',
                      body: { ...write.business, Co_sell_Synced_Revision__c: write.revision }
                  }
              ]
            : []),
        { method: 'GET', url: `${base}/query?${query}`, referenceId: 'read' }
    ];
    const { compositeResponse } = await salesforce.request<{ compositeResponse: SubResponse[] }>(
        'POST',
        '/composite',
        {
            allOrNone: false,
            compositeRequest
        }
    );
    const failure = (reference: string): CosellError | null => {
        const part = compositeResponse.find(({ referenceId }) => referenceId === reference);
        return part && part.httpStatusCode >= 400
            ? refusal((part.body as RestError[])[0] as RestError)
            : null;
    };
    const fatal = failure('bookkeeping') ?? failure('read');
    if (fatal) throw fatal;
    const refused = failure('business');
    if (refused && refused.code !== 'SALESFORCE_REFUSED') throw refused;
    const read = compositeResponse.find(({ referenceId }) => referenceId === 'read');
    const [record] = (read?.body as { records: OpportunityRecord[] }).records;
    if (!record)
        throw refusal({
            errorCode: 'NOT_FOUND',
            message: `Opportunity ${write.opportunityId} was deleted meanwhile.`
        });
    return { record: await withSharedNotes(salesforce, record), refused };
}
