import { settled } from '../alone.ts';
import { API_VERSION } from '../api-version.ts';
import type { SalesforceClient } from '../client.ts';
import { logFields } from '../log-row.ts';
import type { WriteAnswer } from '../opportunity-access.ts';
import { opportunitiesQuery, type OpportunityRecord } from '../opportunity-record.ts';
import type { RestError } from '../refusal.ts';
import type { OpportunityWrite } from '../write-opportunity.ts';

/** Records of one collection (REST API, "sObject Collections"). */
const MOST_RECORDS = 200;
/** Of the five collections and queries that one composite request may have, three are taken. */
const MOST_LOG_ROWS = 2 * MOST_RECORDS;
const BASE = `/services/data/v${API_VERSION}`;

interface SubResponse {
    httpStatusCode: number;
    referenceId: string;
    body: unknown;
}
interface SaveResult {
    success: boolean;
    errors: { statusCode: string; message: string; fields?: string[] }[];
}

/**
 * What `alone` does for one Opportunity, for all of these with one composite request of collections, each
 * record on its own feet. All of them are read back with the same fields. More than one request only where
 * there are too many rows of logs for one.
 * @returns in the order of the writes
 */
export async function writeTogether(
    salesforce: Pick<SalesforceClient, 'request'>,
    writes: readonly OpportunityWrite[]
): Promise<WriteAnswer[]> {
    const answers: WriteAnswer[] = [];
    for (const lot of lotsOf(writes)) answers.push(...(await writeLot(salesforce, lot)));
    return answers;
}

function lotsOf(writes: readonly OpportunityWrite[]): OpportunityWrite[][] {
    const lots: OpportunityWrite[][] = [];
    let rows = Infinity;
    for (const write of writes) {
        rows += write.log.length;
        if (rows > MOST_LOG_ROWS) {
            lots.push([]);
            rows = write.log.length;
        }
        lots.at(-1)?.push(write);
    }
    return lots;
}

async function writeLot(
    salesforce: Pick<SalesforceClient, 'request'>,
    lot: OpportunityWrite[]
): Promise<WriteAnswer[]> {
    const rows = lot.flatMap(({ log, opportunityId, correlationId }) =>
        log.map((row) => ({
            attributes: { type: 'Co_sell_Log__c' },
            ...logFields(row, opportunityId, correlationId)
        }))
    );
    const kept = lot.filter(({ bookkeeping }) => Object.keys(bookkeeping).length > 0);
    const businesslike = lot.filter(({ business }) => business !== null);
    const ids = lot.map(({ opportunityId }) => opportunityId);
    const query = new URLSearchParams({ q: opportunitiesQuery(ids, lot[0]?.fields ?? []) });
    const compositeRequest = [
        ...inHundreds(rows).map((records, index) => collection('POST', `log${index}`, records)),
        ...(kept.length
            ? [
                  collection(
                      'PATCH',
                      'bookkeeping',
                      kept.map((write) => record(write, write.bookkeeping))
                  )
              ]
            : []),
        ...(businesslike.length
            ? [
                  collection(
                      'PATCH',
                      'business',
                      businesslike.map((write) => record(write, settled(write)))
                  )
              ]
            : []),
        { method: 'GET', url: `${BASE}/query?${query}`, referenceId: 'read' }
    ];
    const { compositeResponse } = await salesforce.request<{ compositeResponse: SubResponse[] }>(
        'POST',
        '/composite',
        { allOrNone: false, compositeRequest }
    );
    const parts = new Map(compositeResponse.map((part) => [part.referenceId, part]));
    const read = parts.get('read');
    const readError = read && read.httpStatusCode >= 400 ? (read.body as RestError[])[0] : undefined;
    const records = readError ? [] : (read?.body as { records: OpportunityRecord[] }).records;
    const byId = new Map(records.map((one) => [one.Id, one]));
    const bookkeeping = errorsOf(parts.get('bookkeeping'), kept);
    const business = errorsOf(parts.get('business'), businesslike);
    return lot.map((write) => ({
        bookkeeping: bookkeeping.get(write) ?? null,
        business: business.get(write) ?? null,
        read: readError ?? null,
        record: byId.get(write.opportunityId)
    }));
}

const record = ({ opportunityId }: OpportunityWrite, fields: Record<string, unknown>) => ({
    attributes: { type: 'Opportunity' },
    Id: opportunityId,
    ...fields
});

const collection = (method: 'POST' | 'PATCH', referenceId: string, records: object[]) => ({
    method,
    url: `${BASE}/composite/sobjects`,
    referenceId,
    body: { allOrNone: false, records }
});

function inHundreds<Record>(records: Record[]): Record[][] {
    const count = Math.ceil(records.length / MOST_RECORDS);
    return Array.from({ length: count }, (_, index) =>
        records.slice(index * MOST_RECORDS, (index + 1) * MOST_RECORDS)
    );
}

/** What was wrong with which write: with its own record, or with the whole collection. */
function errorsOf(
    part: SubResponse | undefined,
    writes: OpportunityWrite[]
): Map<OpportunityWrite, RestError> {
    const errors = new Map<OpportunityWrite, RestError>();
    if (!part) return errors;
    if (part.httpStatusCode >= 400) {
        const [whole] = part.body as RestError[];
        if (whole) for (const write of writes) errors.set(write, whole);
        return errors;
    }
    (part.body as SaveResult[]).forEach(({ success, errors: found }, index) => {
        const [first] = found;
        const write = writes[index];
        if (success || !first || !write) return;
        const { statusCode, message, fields } = first;
        errors.set(write, { errorCode: statusCode, message, ...(fields ? { fields } : {}) });
    });
    return errors;
}
