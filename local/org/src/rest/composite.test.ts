import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

const DATA = '/services/data/v67.0';

interface Part {
    referenceId: string;
    httpStatusCode: number;
    body: unknown;
}

describe('a composite request', () => {
    let org: RunningOrg;
    let clerk: Connection;

    before(async () => {
        org = await startFixtureOrg();
        clerk = await connect(org);
    });
    after(() => org.close());

    const send = async (compositeRequest: object[], allOrNone = false) => {
        const body = { allOrNone, compositeRequest };
        const answer = await clerk.requestPost<{ compositeResponse: Part[] }>(`${DATA}/composite`, body);
        return answer.compositeResponse;
    };
    const account = (Name: string, referenceId: string) => ({
        method: 'POST',
        url: `${DATA}/sobjects/Account`,
        referenceId,
        body: { Name }
    });
    const contact = (referenceId: string, body: object) => ({
        method: 'POST',
        url: `${DATA}/sobjects/Contact`,
        referenceId,
        body
    });
    const count = async (name: string) =>
        (await clerk.query(`SELECT count() FROM Account WHERE Name = '${name}'`)).totalSize;

    it('hands what earlier parts made on to later ones, in bodies and addresses', async () => {
        const q = "SELECT+Account.Name+FROM+Contact+WHERE+Id='@{person.id}'";
        const parts = await send([
            account('Fabrikam', 'company'),
            contact('person', { LastName: 'Lee', AccountId: '@{company.id}' }),
            {
                method: 'PATCH',
                url: `${DATA}/sobjects/Contact/@{person.id}`,
                referenceId: 'more',
                body: { Phone: '7' }
            },
            {
                method: 'GET',
                url: `${DATA}/sobjects/Contact/@{person.id}?fields=AccountId,Phone`,
                referenceId: 'read'
            },
            { method: 'GET', url: `${DATA}/query?q=${q}`, referenceId: 'found' },
            {
                method: 'GET',
                url: `${DATA}/sobjects/Account/@{found.records[0].Account.Name}`,
                referenceId: 'odd'
            }
        ]);
        assert.deepEqual(
            parts.map((part) => part.httpStatusCode),
            [201, 201, 204, 200, 200, 404]
        );
        const company = parts[0]!.body as { id: string };
        const read = parts[3]!.body as Record<string, unknown>;
        assert.deepEqual([read.AccountId, read.Phone], [company.id, '7']);
    });

    it('keeps the other parts where one fails, and halts what depends on it', async () => {
        const parts = await send([
            contact('nameless', {}),
            contact('dependent', { LastName: 'x', ReportsToId: '@{nameless.id}' }),
            account('kept', 'kept')
        ]);
        assert.deepEqual(
            parts.map((part) => part.httpStatusCode),
            [400, 400, 201]
        );
        assert.equal((parts[1]!.body as { errorCode: string }[])[0]!.errorCode, 'PROCESSING_HALTED');
        assert.equal(await count('kept'), 1);
    });

    it('keeps nothing where one part of an all-or-none request fails', async () => {
        const parts = await send([account('undone', 'a'), contact('b', {})], true);
        assert.deepEqual(
            parts.map((part) => (part.body as { errorCode: string }[])[0]!.errorCode),
            ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING']
        );
        assert.equal(await count('undone'), 0);
    });

    it('has at most 25 parts, five of them queries or collections, each with a reference of its own', async () => {
        const many = Array.from({ length: 26 }, (_, i) => account('many', `r${i}`));
        assert.equal((await refusal(send(many))).errorCode, 'LIMIT_EXCEEDED');
        const wide = Array.from({ length: 6 }, (_, i) => ({
            method: 'GET',
            url: `${DATA}/query?q=SELECT+Id+FROM+Account`,
            referenceId: `q${i}`
        }));
        assert.equal((await refusal(send(wide))).errorCode, 'LIMIT_EXCEEDED');
        assert.equal((await send(wide.slice(1))).length, 5);
        assert.equal(
            (await refusal(send([account('x', 'a'), account('y', 'a')]))).errorCode,
            'INVALID_INPUT'
        );
    });
});
