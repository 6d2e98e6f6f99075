import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

interface Saved {
    id?: string;
    success: boolean;
    created?: boolean;
    errors: { statusCode: string }[];
}

describe('a collection of records', () => {
    let org: RunningOrg;
    let clerk: Connection;
    const accounts = () => clerk.sobject('Account');
    const codes = (results: unknown) => (results as Saved[]).map((r) => r.errors[0]?.statusCode ?? 'saved');
    const count = async (name: string) =>
        (await clerk.query(`SELECT count() FROM Account WHERE Name = '${name}'`)).totalSize;

    before(async () => {
        org = await startFixtureOrg();
        clerk = await connect(org);
    });
    after(() => org.close());

    it('keeps what is fine and tells of what is not', async () => {
        const results = await accounts().create([
            { Name: 'kept' },
            { Nope__c: 1 },
            { Phone: '1' },
            { Name: 'kept' }
        ]);
        assert.deepEqual(codes(results), ['saved', 'INVALID_FIELD', 'REQUIRED_FIELD_MISSING', 'saved']);
        assert.equal(await count('kept'), 2);
    });

    it('keeps nothing of an all-or-none request with one fault', async () => {
        const records = [{ Name: 'undone' }, { Phone: '1' }];
        const results = await accounts().create(records, { allOrNone: true });
        assert.deepEqual(codes(results), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
        const unreadable = await accounts().create([{ Name: 'undone' }, { Nope__c: 1 }], { allOrNone: true });
        assert.deepEqual(codes(unreadable), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'INVALID_FIELD']);
        assert.equal(await count('undone'), 0);
    });

    it('is changed, read and deleted in one call each', async () => {
        const made = (await accounts().create([{ Name: 'one' }, { Name: 'two' }])) as Saved[];
        const ids = made.map(({ id }) => id!);
        await accounts().update(ids.map((Id, i) => ({ Id, Phone: `${i}` })));
        const read = await clerk.requestPost<unknown[]>('/services/data/v67.0/composite/sobjects/Account', {
            ids: [...ids, '001000000000999AAA'],
            fields: ['Phone']
        });
        assert.deepEqual(
            read.map((record) => record && (record as { Phone: string }).Phone),
            ['0', '1', null]
        );
        await accounts().destroy(ids);
        assert.equal(await count('one'), 0);
    });

    it('is upserted by an external id, all of it or none', async () => {
        const values = { Name: 'x', StageName: 'Prospecting', CloseDate: '2026-12-01' };
        const { id } = await clerk.sobject('Opportunity').create(values);
        const upsert = (records: object[], allOrNone: boolean) =>
            clerk.request<Saved[]>({
                method: 'PATCH',
                url: '/services/data/v67.0/composite/sobjects/Delivery__c/Key__c',
                body: JSON.stringify({
                    allOrNone,
                    records: records.map((r) => ({ attributes: { type: 'Delivery__c' }, ...r }))
                })
            });
        const first = await upsert([{ Key__c: 'a', Name: 'a', Opportunity__c: id }], true);
        assert.equal(first[0]!.created, true);
        const failed = await upsert(
            [
                { Key__c: 'a', Weight__c: 9 },
                { Key__c: 'b', Name: 'b' }
            ],
            true
        );
        assert.deepEqual(codes(failed), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
        assert.equal((await clerk.sobject('Delivery__c').retrieve(first[0]!.id!)).Weight__c, null);
        const partly = await upsert(
            [
                { Key__c: 'a', Weight__c: 9 },
                { Key__c: 'b', Name: 'b' }
            ],
            false
        );
        assert.deepEqual(codes(partly), ['saved', 'REQUIRED_FIELD_MISSING']);
        assert.equal(partly[0]!.created, false);
    });

    it('has at most 200 records', async () => {
        const records = Array.from({ length: 201 }, () => ({
            attributes: { type: 'Account' },
            Name: 'many'
        }));
        const call = clerk.requestPost('/services/data/v67.0/composite/sobjects', { records });
        assert.equal((await refusal(call)).errorCode, 'LIMIT_EXCEEDED');
    });
});
