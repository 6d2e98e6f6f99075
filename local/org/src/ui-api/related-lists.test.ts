import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, OUTSIDER, startFixtureOrg } from '../fixtures/fixture-org.ts';
import type { RunningOrg } from '../options.ts';

const UI = '/services/data/v67.0/ui-api';

interface List {
    count: number;
    nextPageToken: string | null;
    records: { apiName: string; fields: Record<string, { value: unknown }> }[];
}

describe('related lists of the UI API', () => {
    let org: RunningOrg;
    let clerk: Connection;
    let accountId: string;

    before(async () => {
        org = await startFixtureOrg();
        clerk = await connect(org);
        accountId = (await clerk.sobject('Account').create({ Name: 'Fabrikam' })).id!;
        for (const LastName of ['Brown', 'Adams', 'Clark']) {
            await clerk.sobject('Contact').create({ AccountId: accountId, LastName });
        }
    });
    after(() => org.close());

    async function get(path: string, as = clerk) {
        const response = await fetch(`${org.url}${UI}/${path}`, {
            headers: { authorization: `Bearer ${as.accessToken}` }
        });
        return { status: response.status, body: (await response.json()) as unknown };
    }
    const namesOf = (body: unknown) => (body as List).records.map(({ fields }) => fields['LastName']?.value);

    it('give the records of a parent with the fields asked for', async () => {
        const path = `related-list-records/${accountId}/Contacts?fields=Contact.LastName`;
        const { status, body } = await get(`${path}&optionalFields=Contact.Email,Contact.Nothing__c`);
        assert.equal(status, 200);
        assert.deepEqual(namesOf(body), ['Brown', 'Adams', 'Clark']);
        const { count, records } = body as List;
        assert.equal(count, 3);
        assert.equal(records[0]!.apiName, 'Contact');
        assert.deepEqual(Object.keys(records[0]!.fields).toSorted(), ['Email', 'LastName']);
    });

    it('are sorted as asked, and tell that there are more', async () => {
        const path = `related-list-records/${accountId}/Contacts?fields=Contact.LastName&pageSize=2`;
        const { body } = await get(`${path}&sortBy=-Contact.LastName`);
        assert.deepEqual(namesOf(body), ['Clark', 'Brown']);
        assert.equal((body as List).nextPageToken, '2');
    });

    it('come several at once, where one that is not there fails alone', async () => {
        const fields = 'Contacts:Contact.LastName;Opportunities:Opportunity.Name';
        const lists = 'Contacts,Opportunities,Nothing__r';
        const { status, body } = await get(
            `related-list-records/batch/${accountId}/${lists}?fields=${fields}`
        );
        assert.equal(status, 200);
        const { results } = body as { results: { statusCode: number; result: List }[] };
        assert.deepEqual(
            results.map(({ statusCode }) => statusCode),
            [200, 200, 404]
        );
        assert.equal(results[0]!.result.count, 3);
        assert.equal(results[1]!.result.count, 0);
    });

    for (const [what, path, status] of [
        ['a parent that is not there', '001000000000999AAA/Contacts?fields=Contact.LastName', 404],
        ['a required field that is not there', '{parent}/Contacts?fields=Contact.Nothing__c', 400],
        ['a page of no size', '{parent}/Contacts?fields=Contact.LastName&pageSize=0', 400],
        ['a filter, which this org lacks', '{parent}/Contacts?fields=Contact.LastName&where={}', 501]
    ] as const)
        it(`refuse ${what}`, async () => {
            const asked = path.replace('{parent}', accountId);
            assert.equal((await get(`related-list-records/${asked}`)).status, status);
        });

    it('hide a list from a user who may not see its object', async () => {
        const outsider = await connect(org, OUTSIDER);
        const deal = { Name: 'Lorries', StageName: 'Prospecting', CloseDate: '2026-12-01' };
        const { id } = await clerk.sobject('Opportunity').create(deal);
        const path = `related-list-records/${id}/Deliveries__r?fields=Delivery__c.Name`;
        assert.equal((await get(path)).status, 200);
        assert.equal((await get(path, outsider)).status, 404);
    });

    it('give the values of one picklist', async () => {
        const stage = 'object-info/Opportunity/picklist-values/012000000000000AAA/StageName';
        const { status, body } = await get(stage);
        assert.equal(status, 200);
        const { values } = body as { values: { value: string; label: string }[] };
        assert.ok(values.some(({ value, label }) => value === 'Prospecting' && label === 'Prospecting'));
        assert.equal((await get(stage.replace('StageName', 'Name'))).status, 400);
    });
});
