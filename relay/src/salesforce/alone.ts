import { API_VERSION } from './api-version.ts';
import type { SalesforceClient } from './client.ts';
import { logFields } from './log-row.ts';
import type { OpportunityAccess, WriteAnswer } from './opportunity-access.ts';
import { opportunityQuery, type OpportunityRecord } from './opportunity-record.ts';
import type { RestError } from './refusal.ts';
import type { OpportunityWrite } from './write-opportunity.ts';

interface SubResponse {
    httpStatusCode: number;
    referenceId: string;
    body: unknown;
}

/** One call to read one Opportunity, one to write it. */
export function alone(salesforce: SalesforceClient): OpportunityAccess {
    return {
        async read(opportunityId, fields) {
            const [record] = await salesforce.query<OpportunityRecord>(
                opportunityQuery(opportunityId, fields)
            );
            return record;
        },
        write: (write) => writeAlone(salesforce, write)
    };
}

async function writeAlone(salesforce: SalesforceClient, write: OpportunityWrite): Promise<WriteAnswer> {
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
            ? [{ method: 'PATCH', url: row, referenceId: 'business', body: settled(write) }]
            : []),
        { method: 'GET', url: `${base}/query?${query}`, referenceId: 'read' }
    ];
    const { compositeResponse } = await salesforce.request<{ compositeResponse: SubResponse[] }>(
        'POST',
        '/composite',
        { allOrNone: false, compositeRequest }
    );
    const part = (reference: string) =>
        compositeResponse.find(({ referenceId }) => referenceId === reference);
    const error = (reference: string): RestError | null => {
        const answer = part(reference);
        return answer && answer.httpStatusCode >= 400 ? ((answer.body as RestError[])[0] as RestError) : null;
    };
    const read = error('read');
    return {
        bookkeeping: error('bookkeeping'),
        business: error('business'),
        read,
        record: read ? undefined : (part('read')?.body as { records: OpportunityRecord[] }).records[0]
    };
}

/** The business fields with the revision that was read: refused where the row has moved on. */
export function settled({ business, revision }: OpportunityWrite): Record<string, unknown> {
    return { ...business, Co_sell_Synced_Revision__c: revision };
}
