import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection, QueryOptions } from 'jsforce';
import { connect, OUTSIDER, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

describe('a query', () => {
    let org: RunningOrg;
    let clerk: Connection;
    let accountId: string;
    let opportunityId: string;

    before(async () => {
        org = await startFixtureOrg();
        clerk = await connect(org);
        accountId = (await clerk.sobject('Account').create({ Name: 'Fabrikam' })).id!;
        const values = {
            Name: 'Lorries',
            StageName: 'Prospecting',
            CloseDate: '2026-12-01',
            AccountId: accountId
        };
        opportunityId = (await clerk.sobject('Opportunity').create({ ...values, Amount: 1250.5 })).id!;
        await clerk
            .sobject('Delivery__c')
            .create({ Name: 'First', Opportunity__c: opportunityId, Weight__c: 120 });
        await clerk
            .sobject('Opportunity')
            .create({ ...values, Name: 'Alone', AccountId: null, StageName: 'Closed Won' });
    });
    after(() => org.close());

    it('writes records as Salesforce does: attributes, parents, children, null where there is none', async () => {
        const soql =
            'SELECT Name, Amount, CloseDate, Account.Name, (SELECT Name, Heavy__c FROM Deliveries__r) ' +
            'FROM Opportunity ORDER BY Name';
        const { records } = await clerk.query(soql);
        assert.deepEqual(records[0], {
            ...records[0],
            Name: 'Alone',
            Amount: null,
            Account: null,
            Deliveries__r: null
        });
        const at = '/services/data/v67.0/sobjects';
        const [lorries] = records.slice(1);
        const delivery = (
            lorries as never as { Deliveries__r: { records: { attributes: { url: string } }[] } }
        ).Deliveries__r.records[0]!;
        assert.deepEqual(lorries, {
            attributes: { type: 'Opportunity', url: `${at}/Opportunity/${opportunityId}` },
            Name: 'Lorries',
            Amount: 1250.5,
            CloseDate: '2026-12-01',
            Account: { attributes: { type: 'Account', url: `${at}/Account/${accountId}` }, Name: 'Fabrikam' },
            Deliveries__r: {
                totalSize: 1,
                done: true,
                records: [
                    {
                        attributes: { type: 'Delivery__c', url: delivery.attributes.url },
                        Name: 'First',
                        Heavy__c: true
                    }
                ]
            }
        });
    });

    it('writes moments with their offset, in whole seconds', async () => {
        const { records } = await clerk.query('SELECT SystemModstamp FROM Opportunity LIMIT 1');
        assert.match(String(records[0]!.SystemModstamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
    });

    it('counts, and groups under the names asked for', async () => {
        assert.equal((await clerk.query('SELECT count() FROM Opportunity')).totalSize, 2);
        const { records } = await clerk.query(
            'SELECT IsWon, COUNT(Id) deals FROM Opportunity GROUP BY IsWon ORDER BY IsWon'
        );
        assert.deepEqual(
            records.map(({ IsWon, deals }) => [IsWon, deals]),
            [
                [false, 1],
                [true, 1]
            ]
        );
    });

    it('leaves deleted records to queryAll', async () => {
        const { id } = await clerk.sobject('Account').create({ Name: 'Short-lived' });
        await clerk.sobject('Account').destroy(id!);
        const soql = `SELECT Id, IsDeleted FROM Account WHERE Id = '${id}'`;
        assert.equal((await clerk.query(soql)).totalSize, 0);
        const all = await clerk.query(soql, { scanAll: true });
        assert.equal(all.records[0]!.IsDeleted, true);
    });

    it('comes page by page when it is long', async () => {
        const names = Array.from({ length: 450 }, (_, i) => `Account ${String(i).padStart(3, '0')}`);
        for (const part of [names.slice(0, 200), names.slice(200, 400), names.slice(400)]) {
            await clerk.sobject('Account').create(part.map((Name) => ({ Name })));
        }
        const soql = "SELECT Name FROM Account WHERE Name LIKE 'Account %' ORDER BY Name";
        const options = { headers: { 'Sforce-Query-Options': 'batchSize=200' } } as unknown as QueryOptions;
        const first = await clerk.query(soql, options);
        assert.equal(first.records.length, 200);
        assert.equal(first.totalSize, 450);
        assert.equal(first.done, false);
        const second = await clerk.queryMore(first.nextRecordsUrl!, options);
        const third = await clerk.queryMore(second.nextRecordsUrl!, options);
        assert.equal(third.done, true);
        const seen = [...first.records, ...second.records, ...third.records].map(({ Name }) => Name);
        assert.deepEqual(seen, names);
    });

    it('shows each user only the fields that the user may see', async () => {
        const outsider = await connect(org, OUTSIDER);
        assert.equal((await outsider.query('SELECT Name FROM Opportunity')).totalSize, 2);
        const field = await refusal(outsider.query('SELECT Next_Delivery__c FROM Opportunity'));
        assert.equal(field.errorCode, 'INVALID_FIELD');
        assert.match(field.message, /No such column 'Next_Delivery__c' on entity 'Opportunity'/);
        const object = await refusal(outsider.query('SELECT Name FROM Delivery__c'));
        assert.equal(object.errorCode, 'INVALID_TYPE');
        assert.equal(
            (await refusal(clerk.query('SELECT Secret__c FROM Delivery__c'))).errorCode,
            'INVALID_FIELD'
        );
    });

    const wrong: [string, string, string][] = [
        ['an unknown field', 'SELECT Nope__c FROM Account', 'INVALID_FIELD'],
        ['an unknown object', 'SELECT Id FROM Nope__c', 'INVALID_TYPE'],
        ['an unknown relationship', 'SELECT Nope__r.Name FROM Account', 'INVALID_FIELD'],
        ['what is no query', 'SELECT FROM WHERE', 'MALFORMED_QUERY'],
        ['a bind', 'SELECT Id FROM Account WHERE Name = :name', 'MALFORMED_QUERY']
    ];
    for (const [what, soql, errorCode] of wrong) {
        it(`refuses ${what}`, async () => {
            assert.equal((await refusal(clerk.query(soql))).errorCode, errorCode);
        });
    }

    it('tells the columns of a query in place of its rows, as the Salesforce CLI asks for a table', async () => {
        type Column = { columnName: string; aggregate: boolean; joinColumns: Column[] };
        const columnsOf = async (soql: string) => {
            const url = `${clerk._baseUrl()}/query?${new URLSearchParams({ q: soql, columns: 'true' })}`;
            return clerk.request<{ columnMetadata: Column[]; entityName: string; groupBy: boolean }>(url);
        };
        const plain = await columnsOf(
            'SELECT Id, Account.Name, (SELECT Heavy__c FROM Deliveries__r) FROM Opportunity'
        );
        const shown = ({ columnName, aggregate, joinColumns }: Column): unknown => [
            columnName,
            aggregate,
            joinColumns.map(shown)
        ];
        assert.deepEqual(plain.columnMetadata.map(shown), [
            ['Id', false, []],
            ['Account', false, [['Name', false, []]]],
            ['Deliveries__r', true, [['Heavy__c', false, []]]]
        ]);
        assert.deepEqual([plain.entityName, plain.groupBy], ['Opportunity', false]);
        const grouped = await columnsOf(
            'SELECT StageName, COUNT(Id), SUM(Amount) total FROM Opportunity GROUP BY StageName'
        );
        assert.deepEqual(grouped.columnMetadata.map(shown), [
            ['StageName', false, []],
            ['expr0', true, []],
            ['total', true, []]
        ]);
        await assert.rejects(columnsOf('SELECT Nothing__c FROM Opportunity'), /No such column/);
    });
});
