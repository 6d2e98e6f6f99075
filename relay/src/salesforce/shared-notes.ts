import type { SharedNote } from '../sync/notes/shared-notes.ts';
import type { NoteLinkRecord } from '../sync/opportunity/record.ts';
import { plainFromRich, tidy } from '../sync/text/plain-text.ts';
import type { SalesforceClient } from './client.ts';
import type { OpportunityRecord } from './opportunity-record.ts';

/**
 * Texts kept in memory, never in the store: a note is read again only if its checksum has changed. By the
 * `request` of a client, which the same org in company shares.
 */
const MOST_TEXTS = 1_000;
const textsOf = new WeakMap<object, Map<string, string>>();

/** The record with the texts of its notes that are marked for Microsoft: one call for each that is new. */
export async function withSharedNotes(
    salesforce: SalesforceClient,
    record: OpportunityRecord
): Promise<OpportunityRecord> {
    const marked = (record.ContentDocumentLinks?.records ?? []).filter(isMarked).sort(byAge);
    if (!marked.length) return record;
    const sharedNotes = await Promise.all(marked.map((link) => sharedNote(salesforce, link)));
    return { ...record, sharedNotes };
}

const isMarked = ({ ContentDocument }: NoteLinkRecord) =>
    ContentDocument?.FileType === 'SNOTE' &&
    ContentDocument.LatestPublishedVersion?.Co_sell_Share_With_Microsoft__c === true;

function byAge(left: NoteLinkRecord, right: NoteLinkRecord): number {
    const [one, other] = [left, right].map(
        ({ ContentDocument, ContentDocumentId }) => `${ContentDocument?.CreatedDate} ${ContentDocumentId}`
    ) as [string, string];
    return one < other ? -1 : 1;
}

async function sharedNote(
    salesforce: SalesforceClient,
    { ContentDocumentId: id, ContentDocument }: NoteLinkRecord
): Promise<SharedNote> {
    const { Id: versionId, Checksum } = ContentDocument?.LatestPublishedVersion ?? { Id: '' };
    const known = textsOf.get(salesforce.request) ?? new Map<string, string>();
    textsOf.set(salesforce.request, known);
    const key = `${versionId} ${Checksum}`;
    // The body itself, not JSON: HTML in UTF-8 (REST API, "sObject Blob Get").
    const html =
        known.get(key) ?? (await salesforce.request<string>('GET', `/sobjects/ContentNote/${id}/Content`));
    known.delete(key);
    known.set(key, html);
    if (known.size > MOST_TEXTS) known.delete(known.keys().next().value as string);
    return { id, versionId, text: tidy(plainFromRich(html)) ?? '' };
}
