import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, OUTSIDER, startFixtureOrg } from '../fixtures/fixture-org.ts';
import type { RunningOrg } from '../options.ts';

const UI = '/services/data/v67.0/ui-api';

interface Representation {
    id: string;
    apiName: string;
    eTag: string;
    fields: Record<string, { value: unknown; displayValue: string | null }>;
}

describe('the UI API', () => {
    let org: RunningOrg;
    let clerk: Connection;
    let dealId: string;

    before(async () => {
        org = await startFixtureOrg();
        clerk = await connect(org);
        const { id: AccountId } = await clerk.sobject('Account').create({ Name: 'Fabrikam' });
        const deal = { Name: 'Lorries', StageName: 'Prospecting', CloseDate: '2026-12-01', AccountId };
        dealId = (await clerk.sobject('Opportunity').create({ ...deal, Amount: 1250.5 })).id!;
    });
    after(() => org.close());

    async function call(method: string, path: string, body?: object, as = clerk) {
        const response = await fetch(`${org.url}${UI}/${path}`, {
            method,
            headers: { authorization: `Bearer ${as.accessToken}`, 'content-type': 'application/json' },
            body: body ? JSON.stringify(body) : null
        });
        const text = await response.text();
        return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
    }
    const read = async (query: string) =>
        (await call('GET', `records/${dealId}?${query}`)).body as Representation;

    it('gives the fields asked for with their values and how to show them', async () => {
        const fields = 'Opportunity.Amount,Opportunity.CloseDate,Opportunity.IsWon,Opportunity.StageName';
        const record = await read(`fields=${fields}&optionalFields=Opportunity.Account.Name`);
        assert.equal(record.apiName, 'Opportunity');
        assert.equal(record.id, dealId);
        const { Account, ...own } = record.fields;
        assert.deepEqual(own, {
            Amount: { value: 1250.5, displayValue: '$1,250.50' },
            CloseDate: { value: '2026-12-01', displayValue: '12/1/2026' },
            IsWon: { value: false, displayValue: null },
            StageName: { value: 'Prospecting', displayValue: 'Prospecting' }
        });
        assert.equal(Account!.displayValue, 'Fabrikam');
        const { fields: parent } = Account!.value as Representation;
        assert.deepEqual(parent, { Name: { value: 'Fabrikam', displayValue: null } });
    });

    it('writes moments in UTC with a Z', async () => {
        const { fields } = await read('fields=Opportunity.SystemModstamp');
        assert.match(String(fields.SystemModstamp!.value), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    });

    it('leaves out an optional field that the user may not see, and refuses it as a required one', async () => {
        const outsider = await connect(org, OUTSIDER);
        const hidden = 'Opportunity.Next_Delivery__c';
        const path = `records/${dealId}?fields=Opportunity.Name&optionalFields=${hidden}`;
        const { body } = await call('GET', path, undefined, outsider);
        assert.deepEqual(Object.keys((body as Representation).fields), ['Name']);
        const refused = await call('GET', `records/${dealId}?fields=${hidden}`, undefined, outsider);
        assert.equal(refused.status, 400);
        assert.equal((refused.body as { errorCode: string }[])[0]!.errorCode, 'INVALID_FIELD');
    });

    it('saves a change, answers with the record, and its eTag is another', async () => {
        const before = await read('fields=Opportunity.Amount');
        const { status, body } = await call('PATCH', `records/${dealId}`, { fields: { Amount: 2000 } });
        assert.equal(status, 200);
        assert.equal((body as Representation).fields.Amount!.value, 2000);
        const after = await read('fields=Opportunity.Amount');
        assert.equal(after.fields.Amount!.value, 2000);
        assert.notEqual(after.eTag, before.eTag);
    });

    it('creates and deletes', async () => {
        const fields = { Name: 'Contoso' };
        const { status, body } = await call('POST', 'records', { apiName: 'Account', fields });
        assert.equal(status, 201);
        const { id } = body as Representation;
        assert.equal((await call('DELETE', `records/${id}`)).status, 204);
        assert.equal((await call('GET', `records/${id}?fields=Account.Name`)).status, 404);
    });

    it('says which field a refused save is about', async () => {
        const fields = { Name: 'D', Opportunity__c: dealId, Weight__c: -1 };
        const { status, body } = await call('POST', 'records', { apiName: 'Delivery__c', fields });
        assert.equal(status, 400);
        const [error] = body as {
            message: string;
            output: { fieldErrors: Record<string, { message: string }[]> };
        }[];
        assert.match(error!.message, /^An error occurred while trying to create the record/);
        const [reason] = error!.output.fieldErrors.Weight__c!;
        assert.equal(reason!.message, 'A delivery cannot weigh less than nothing.');
    });

    it('describes an object and its picklists', async () => {
        const { body: info } = await call('GET', 'object-info/Opportunity');
        const { fields, defaultRecordTypeId } = info as {
            fields: Record<string, { dataType: string; required: boolean }>;
            defaultRecordTypeId: string;
        };
        assert.equal(fields.StageName!.dataType, 'Picklist');
        assert.equal(fields.StageName!.required, true);
        const { body } = await call('GET', `object-info/Opportunity/picklist-values/${defaultRecordTypeId}`);
        const { picklistFieldValues } = body as {
            picklistFieldValues: Record<string, { values: { value: string }[] }>;
        };
        assert.ok(picklistFieldValues.StageName!.values.some(({ value }) => value === 'Closed Won'));
    });

    it('refuses layouts by name', async () => {
        const { status, body } = await call('GET', `records/${dealId}?layoutTypes=Full`);
        assert.equal(status, 501);
        assert.match((body as { message: string }[])[0]!.message, /layoutTypes/);
    });
});
