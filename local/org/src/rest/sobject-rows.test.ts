import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, OUTSIDER, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

describe('a record', () => {
    let org: RunningOrg;
    let clerk: Connection;
    let opportunityId: string;
    const deal = { Name: 'Lorries', StageName: 'Prospecting', CloseDate: '2026-12-01' };

    before(async () => {
        org = await startFixtureOrg();
        clerk = await connect(org);
        opportunityId = (await clerk.sobject('Opportunity').create(deal)).id!;
    });
    after(() => org.close());

    const create = (values: Record<string, unknown>) =>
        clerk.sobject('Delivery__c').create({ Name: 'D', Opportunity__c: opportunityId, ...values });

    it('comes back as it was written, each value in its own type', async () => {
        const values = {
            Name: 'Ten pallets',
            Weight__c: 12.5,
            Due_On__c: '2026-12-24',
            Sent_At__c: '2026-11-20T12:00:00+01:00',
            Fragile__c: true
        };
        const { id } = await create(values);
        const record = await clerk.sobject('Delivery__c').retrieve(id!);
        assert.equal(record.Id, id);
        assert.equal(record.Sent_At__c, '2026-11-20T11:00:00.000+0000');
        assert.deepEqual({ ...record, ...values }, { ...record, Sent_At__c: values.Sent_At__c });
        assert.equal('Secret__c' in record, false);
    });

    it('is changed only where the update says so', async () => {
        const { id } = await create({ Weight__c: 1, Due_On__c: '2026-12-24' });
        await clerk.sobject('Delivery__c').update({ Id: id!, Weight__c: 2, Due_On__c: null });
        const record = await clerk.sobject('Delivery__c').retrieve(id!);
        assert.equal(record.Weight__c, 2);
        assert.equal(record.Due_On__c, null);
        assert.equal(record.Name, 'D');
    });

    it('is found by its external id: created once, changed after that, whatever the case of the letters', async () => {
        const deliveries = clerk.sobject('Delivery__c');
        const fields = { Name: 'By key', Opportunity__c: opportunityId };
        const upsert = async (values: object) =>
            (await deliveries.upsert(values as never, 'Key__c')) as unknown as {
                id: string;
                created: boolean;
            };
        const created = await upsert({ ...fields, Key__c: 'key-1' });
        assert.equal(created.created, true);
        const changed = await upsert({ Weight__c: 7, Key__c: 'KEY-1' });
        assert.deepEqual({ ...changed }, { ...created, created: false });
        assert.equal((await deliveries.retrieve(created.id)).Weight__c, 7);
        const path = '/services/data/v67.0/sobjects/Delivery__c/Key__c/key-1';
        assert.equal((await clerk.requestGet<{ Id: string }>(path)).Id, created.id);
    });

    it('is gone when deleted, with the details that hang on it', async () => {
        const master = await clerk.sobject('Opportunity').create(deal);
        const detail = await create({ Opportunity__c: master.id });
        await clerk.sobject('Opportunity').destroy(master.id!);
        const gone = await refusal(clerk.sobject('Opportunity').retrieve(master.id!));
        assert.equal(gone.errorCode, 'ENTITY_IS_DELETED');
        assert.equal(
            (await refusal(clerk.sobject('Delivery__c').retrieve(detail.id!))).errorCode,
            'ENTITY_IS_DELETED'
        );
    });

    it('follows its stage: closed, won, forecast', async () => {
        const { id } = await clerk.sobject('Opportunity').create({ ...deal, StageName: 'Closed Won' });
        const won = await clerk.sobject('Opportunity').retrieve(id!);
        assert.deepEqual([won.IsClosed, won.IsWon, won.ForecastCategory], [true, true, 'Closed']);
        await clerk.sobject('Opportunity').update({ Id: id!, StageName: 'Closed Lost' });
        const lost = await clerk.sobject('Opportunity').retrieve(id!);
        assert.deepEqual([lost.IsClosed, lost.IsWon, lost.ForecastCategory], [true, false, 'Omitted']);
    });

    const refused: [string, () => Promise<unknown>, string, string[]?][] = [
        ['a field that does not exist', () => create({ Nope__c: 1 }), 'INVALID_FIELD'],
        ['a field that the user may not see', () => create({ Secret__c: 'x' }), 'INVALID_FIELD'],
        [
            'a field that the user may only read',
            () => create({ Locked__c: 'x' }),
            'INVALID_FIELD_FOR_INSERT_UPDATE',
            ['Locked__c']
        ],
        ['a formula', () => create({ Heavy__c: true }), 'INVALID_FIELD_FOR_INSERT_UPDATE', ['Heavy__c']],
        [
            'a missing required field',
            () => create({ Opportunity__c: null }),
            'REQUIRED_FIELD_MISSING',
            ['Opportunity__c']
        ],
        ['a text as a number', () => create({ Weight__c: 'heavy' }), 'JSON_PARSER_ERROR'],
        ['a date that is none', () => create({ Due_On__c: 'tomorrow' }), 'JSON_PARSER_ERROR'],
        ['an id that is none', () => create({ Opportunity__c: 'x' }), 'MALFORMED_ID', ['Opportunity__c']],
        ['a text too long', () => create({ Key__c: 'k'.repeat(37) }), 'STRING_TOO_LONG', ['Key__c']],
        [
            'what a validation rule forbids',
            () => create({ Weight__c: -1 }),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            ['Weight__c']
        ],
        [
            'what a trigger forbids',
            () => create({ Name: 'refused by a trigger' }),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            []
        ],
        ['an object that does not exist', () => clerk.sobject('Nope__c').create({}), 'NOT_FOUND'],
        ['an unknown id', () => clerk.sobject('Opportunity').retrieve('006000000000999AAA'), 'NOT_FOUND']
    ];
    for (const [what, call, errorCode, fields] of refused) {
        it(`refuses ${what}`, async () => {
            const answer = await refusal(call());
            assert.equal(answer.errorCode, errorCode);
            assert.deepEqual(answer.fields, fields);
        });
    }

    it('refuses the same value twice where it must be unique', async () => {
        await create({ Key__c: 'only once' });
        assert.equal((await refusal(create({ Key__c: 'Only Once' }))).errorCode, 'DUPLICATE_VALUE');
    });

    it('cannot move a detail to another master', async () => {
        const { id } = await create({});
        const move = clerk.sobject('Delivery__c').update({ Id: id!, Opportunity__c: opportunityId });
        assert.equal((await refusal(move)).errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    });

    it('does not exist for a user without access to its object', async () => {
        const { id } = await create({});
        const outsider = await connect(org, OUTSIDER);
        assert.equal((await refusal(outsider.sobject('Delivery__c').retrieve(id!))).errorCode, 'NOT_FOUND');
    });
});
