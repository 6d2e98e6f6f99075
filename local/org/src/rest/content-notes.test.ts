import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

interface Linked {
    ContentDocumentLinks: {
        records: {
            ContentDocumentId: string;
            ContentDocument: {
                FileType: string;
                Title: string;
                LatestPublishedVersion: { Id: string; Checksum: string };
            };
        }[];
    } | null;
}

describe('a note', () => {
    let org: RunningOrg;
    let clerk: Connection;
    let opportunityId: string;

    before(async () => {
        org = await startFixtureOrg();
        clerk = await connect(org);
        const deal = { Name: 'Lorries', StageName: 'Prospecting', CloseDate: '2026-12-01' };
        opportunityId = (await clerk.sobject('Opportunity').create(deal)).id!;
    });
    after(() => org.close());

    const create = async (text: string) =>
        (
            await clerk.requestPost<{ id: string }>('/services/data/v67.0/sobjects/ContentNote', {
                Title: 'Call',
                Content: base64(text)
            })
        ).id;
    const body = (id: string) =>
        clerk.requestGet<string>(`/services/data/v67.0/sobjects/ContentNote/${id}/Content`);
    const linked = async () => {
        const soql =
            'SELECT Id, (SELECT ContentDocumentId, ContentDocument.FileType, ContentDocument.Title, ' +
            'ContentDocument.LatestPublishedVersion.Id, ContentDocument.LatestPublishedVersion.Checksum ' +
            `FROM ContentDocumentLinks) FROM Opportunity WHERE Id = '${opportunityId}'`;
        const { records } = await clerk.query<Linked & { Id: string }>(soql);
        return records[0]?.ContentDocumentLinks?.records.map(({ ContentDocument }) => ContentDocument) ?? [];
    };

    it('is created from base64, read as it is, and linked to a record by its id', async () => {
        const id = await create('<p>Größe &amp; mehr</p>');
        assert.equal(await body(id), '<p>Größe &amp; mehr</p>');
        await clerk
            .sobject('ContentDocumentLink')
            .create({ ContentDocumentId: id, LinkedEntityId: opportunityId, ShareType: 'V' });
        const [found, more] = await linked();
        assert.deepEqual([found?.FileType, found?.Title, more], ['SNOTE', 'Call', undefined]);
    });

    it('gets another version and another checksum by an edit', async () => {
        const [was] = await linked();
        const id = await create('<p>old</p>');
        await clerk
            .sobject('ContentDocumentLink')
            .create({ ContentDocumentId: id, LinkedEntityId: opportunityId, ShareType: 'V' });
        const old = (await linked()).find(
            ({ LatestPublishedVersion: { Id } }) => Id !== was?.LatestPublishedVersion.Id
        );
        await clerk.requestPatch(`/services/data/v67.0/sobjects/ContentNote/${id}`, {
            Content: base64('<p>new</p>')
        });
        assert.equal(await body(id), '<p>new</p>');
        const versions = (await linked()).map(({ LatestPublishedVersion }) => LatestPublishedVersion);
        const young = versions.find(({ Id }) => Id !== was?.LatestPublishedVersion.Id);
        assert.notEqual(young?.Id, old?.LatestPublishedVersion.Id);
        assert.notEqual(young?.Checksum, old?.LatestPublishedVersion.Checksum);
    });

    it('has nothing but title and content to be written, in base64', async () => {
        const notes = '/services/data/v67.0/sobjects/ContentNote';
        const refused = async (fields: object) => (await refusal(clerk.requestPost(notes, fields))).errorCode;
        assert.equal(await refused({ Title: 'x', FileType: 'SNOTE' }), 'INVALID_FIELD_FOR_INSERT_UPDATE');
        assert.equal(await refused({ Content: base64('x') }), 'REQUIRED_FIELD_MISSING');
        assert.equal(await refused({ Title: 'x', Content: '<p>x</p>' }), 'JSON_PARSER_ERROR');
        assert.equal((await refusal(body(opportunityId))).errorCode, 'NOT_FOUND');
    });

    it('comes with its link in one transaction, or not at all', async () => {
        const before = (await linked()).length;
        const part = (LinkedEntityId: string) => ({
            allOrNone: true,
            compositeRequest: [
                {
                    method: 'POST',
                    url: '/services/data/v67.0/sobjects/ContentNote',
                    referenceId: 'note',
                    body: { Title: 'Both', Content: base64('x') }
                },
                {
                    method: 'POST',
                    url: '/services/data/v67.0/sobjects/ContentDocumentLink',
                    referenceId: 'link',
                    body: { ContentDocumentId: '@{note.id}', LinkedEntityId, ShareType: 'V' }
                }
            ]
        });
        await clerk.requestPost('/services/data/v67.0/composite', part(opportunityId));
        assert.equal((await linked()).length, before + 1);
        const count = async () =>
            (await clerk.query("SELECT Id FROM ContentDocument WHERE Title = 'Both'")).records.length;
        const made = await count();
        await clerk.requestPost('/services/data/v67.0/composite', part('not an id'));
        assert.equal(await count(), made);
    });
});
