import { changesOfNotes, type SharedNote } from '../../sync/notes/shared-notes.ts';
import { richFromPlain } from '../../sync/text/plain-text.ts';
import { API_VERSION } from '../api-version.ts';
import type { SalesforceClient } from '../client.ts';
import { allOrNothing, type CompositePart } from '../composite.ts';

/** Of a note that came from Microsoft's side. */
const TITLE = 'Note from Partner Center';

const sobjects = `/services/data/v${API_VERSION}/sobjects`;

/**
 * Makes the notes that are marked for Microsoft say a text. None is ever deleted: one that Microsoft's side
 * has taken out is only marked no more. Each note is one transaction with its link and its mark.
 * @param notes as they were read with the Opportunity
 */
export async function writeNotes(
    salesforce: SalesforceClient,
    opportunityId: string,
    notes: SharedNote[],
    wanted: string | null
): Promise<void> {
    const { create, change, unmark } = changesOfNotes(notes, wanted);
    for (const { versionId } of unmark) await allOrNothing(salesforce, [mark(versionId, false)]);
    for (const { note, text } of change)
        await allOrNothing(salesforce, [
            {
                method: 'PATCH',
                url: `${sobjects}/ContentNote/${note.id}`,
                referenceId: 'note',
                body: { Content: encoded(text) }
            },
            ...markLatest(note.id)
        ]);
    for (const text of create)
        await allOrNothing(salesforce, [
            {
                method: 'POST',
                url: `${sobjects}/ContentNote`,
                referenceId: 'note',
                body: { Title: TITLE, Content: encoded(text) }
            },
            {
                method: 'POST',
                url: `${sobjects}/ContentDocumentLink`,
                referenceId: 'link',
                // V: whoever may see the Opportunity may see the note.
                body: { ContentDocumentId: '@{note.id}', LinkedEntityId: opportunityId, ShareType: 'V' }
            },
            ...markLatest('@{note.id}')
        ]);
}

const encoded = (text: string) => Buffer.from(richFromPlain(text), 'utf8').toString('base64');

function mark(versionId: string, shared: boolean): CompositePart {
    return {
        method: 'PATCH',
        url: `${sobjects}/ContentVersion/${versionId}`,
        referenceId: 'mark',
        body: { Co_sell_Share_With_Microsoft__c: shared }
    };
}

/** An edit may make a new version, and no source says that it takes the mark along. */
function markLatest(noteId: string): CompositePart[] {
    const soql = `SELECT LatestPublishedVersionId FROM ContentDocument WHERE Id = '${noteId}'`;
    const url = `/services/data/v${API_VERSION}/query?q=${encodeURIComponent(soql).replaceAll('%40%7Bnote.id%7D', '@{note.id}')}`;
    return [
        { method: 'GET', url, referenceId: 'latest' },
        mark('@{latest.records[0].LatestPublishedVersionId}', true)
    ];
}
