import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from './client.ts';
import { customerAccount, type Customer } from './customer-account.ts';
import { newOwner } from './new-owner.ts';

const customer: Customer = {
    name: "O'Neil & Sons",
    street: 'Ring 1',
    city: 'Berlin',
    state: null,
    postalCode: '10115',
    country: 'DE',
    duns: '123456789',
    externalId: '6-ABC',
    emails: ['kim@oneil.example', 'kim@gmail.com']
};
const org = { addressCodes: false, dunsNumbers: true, personAccounts: false, websites: true };
const account = { Id: '001000000000001AAA', OwnerId: '005000000000001AAA' };

/** An org that answers a query with what is given for the first text it contains; notes what it is asked. */
function orgWith(rows: Record<string, object>, create?: () => { id: string }) {
    const asked: string[] = [];
    const created: unknown[] = [];
    const salesforce = {
        orgId: '00D000000000001EAA',
        query: (soql: string) => {
            asked.push(soql);
            const known = Object.keys(rows).find((text) => soql.includes(text));
            return Promise.resolve(known ? [rows[known]] : []);
        },
        request: (_method: string, _path: string, body: unknown) => {
            created.push(body);
            return create ? Promise.resolve().then(create) : Promise.reject(new Error('not to be created'));
        }
    } as unknown as SalesforceClient;
    return { salesforce, asked, created };
}

describe('the Account of an inbound deal', () => {
    for (const [rule, text] of [
        ['external id', "Microsoft_Id__c = '6-ABC'"],
        ['duns', "DunsNumber = '123456789'"],
        ['name and postal code', "Name = 'O\\'Neil & Sons' AND BillingPostalCode = '10115'"],
        ['domain', "'https://www.oneil.example'"]
    ] as const)
        it(`is found by ${rule}`, async () => {
            const { salesforce, created } = orgWith({ [text]: account });
            const rules = { find: [rule], externalIdField: 'Microsoft_Id__c', otherwise: 'create' } as const;
            assert.deepEqual(
                await customerAccount(salesforce, customer, { ...rules, find: [rule] }, org),
                account
            );
            assert.deepEqual(created, []);
        });

    it('is not looked for by a domain where anybody may have an address', async () => {
        const { salesforce, asked } = orgWith({});
        const rules = { find: ['domain' as const], otherwise: 'hold' as const };
        const somebody = { ...customer, emails: ['kim@gmail.com'] };
        await assert.rejects(customerAccount(salesforce, somebody, rules, org), { code: 'ACCOUNT_MISSING' });
        assert.deepEqual(asked, []);
    });

    it('is created where none is found, with country codes where the org has picklists', async () => {
        const { salesforce, created } = orgWith({ [account.Id]: account }, () => ({ id: account.Id }));
        const rules = { find: [], otherwise: 'create' as const };
        const found = await customerAccount(salesforce, customer, rules, { ...org, addressCodes: true });
        assert.deepEqual(found, account);
        assert.deepEqual(created, [
            {
                Name: "O'Neil & Sons",
                BillingStreet: 'Ring 1',
                BillingCity: 'Berlin',
                BillingPostalCode: '10115',
                BillingCountryCode: 'DE'
            }
        ]);
    });

    for (const [usual, recordTypeId] of [
        ['012PERSON', '012BUSINESS'],
        ['012BUSINESS', undefined]
    ])
        it(`names a record type only where it would be a person's without one: ${usual}`, async () => {
            const { salesforce, created, asked } = orgWith(
                { IsPersonType: { Id: '012PERSON' }, "Id = '001": account },
                () => ({ id: account.Id })
            );
            const type = (id: string, more: object = {}) => ({
                recordTypeId: id,
                available: true,
                master: false,
                defaultRecordTypeMapping: id === usual,
                ...more
            });
            const recordTypeInfos = [
                type('012MASTER', { master: true }),
                type('012HIDDEN', { available: false }),
                type('012PERSON'),
                type('012BUSINESS')
            ];
            const described: SalesforceClient = {
                ...salesforce,
                request: ((method: 'GET', path: string, body: unknown) =>
                    method === 'GET'
                        ? Promise.resolve({ recordTypeInfos })
                        : salesforce.request(method, path, body)) as SalesforceClient['request']
            };
            const rules = { find: ['name and postal code' as const], otherwise: 'create' as const };
            await customerAccount(described, customer, rules, { ...org, personAccounts: true });
            assert.match(asked[0] ?? '', /AND IsPersonAccount = false/);
            assert.equal((created[0] as { RecordTypeId?: string }).RecordTypeId, recordTypeId);
        });

    it('is the match that a duplicate rule names', async () => {
        const matchRecords = [{ record: { Id: account.Id, attributes: { type: 'Account' } } }];
        const data = {
            errorCode: 'DUPLICATES_DETECTED',
            duplicateResult: { matchResults: [{ matchRecords }] }
        };
        const { salesforce } = orgWith({ [account.Id]: account }, () => {
            throw new CosellError('SALESFORCE_REFUSED', 'Use one of these records?', { cause: { data } });
        });
        const rules = { find: [], otherwise: 'create' as const };
        assert.deepEqual(await customerAccount(salesforce, customer, rules, org), account);
    });
});

describe('the state of a new Account', () => {
    const rules = { find: [], otherwise: 'create' } as const;
    const states = [{ country: 'US', name: 'Washington', code: 'WA' }];
    const created = async (state: string, changes: object) => {
        const bench = orgWith({ 'FROM Account': account }, () => ({ id: account.Id }));
        const where = { ...customer, country: 'US', state };
        await customerAccount(bench.salesforce, where, { ...rules, find: [] }, { ...org, ...changes });
        return bench.created[0] as Record<string, unknown>;
    };

    it('is its code where the org has picklists and lists it, else left out', async () => {
        const coded = await created('Washington', { addressCodes: true, states });
        assert.deepEqual([coded['BillingCountryCode'], coded['BillingStateCode']], ['US', 'WA']);
        assert.equal('BillingStateCode' in (await created('Bayern', { addressCodes: true, states })), false);
    });

    it('is its name where there are none', async () => {
        assert.equal((await created('Washington', {}))['BillingState'], 'Washington');
    });
});

describe('the owner of an inbound deal', () => {
    const deal = {
        customer: { ...customer, addressLine1: null, addressLine2: null },
        solutions: []
    };

    it('is the first of the rules whose user is active', async () => {
        const { salesforce, asked } = orgWith({ "Username = 'de@contoso.example'": { Id: '005DE' } });
        const rules = [
            { rule: 'account owner' as const },
            { rule: 'country' as const, users: { DE: 'de@contoso.example' } },
            { rule: 'user' as const, username: 'any@contoso.example' }
        ];
        assert.deepEqual(await newOwner(salesforce, rules, deal, '005GONE'), { id: '005DE', rule: 1 });
        assert.equal(asked.length, 2);
        assert.ok(asked.every((soql) => soql.includes('IsActive = true')));
    });

    it('is in rotation the one who has waited longest, and first who never had one', async () => {
        const rules = [{ rule: 'rotation' as const, group: 'Partner_Desk' }];
        const turns = (...newest: [string, string][]) =>
            ({
                query: (soql: string) =>
                    Promise.resolve(
                        soql.includes('GROUP BY')
                            ? newest.map(([OwnerId, at]) => ({ OwnerId, newest: at }))
                            : ['005A', '005B', '005C'].map((Id) => ({ Id }))
                    )
            }) as unknown as SalesforceClient;
        const next = async (...newest: [string, string][]) =>
            (await newOwner(turns(...newest), rules, deal, null))?.id;
        assert.equal(await next(), '005A');
        assert.equal(await next(['005A', '2026-11-02']), '005B');
        assert.equal(
            await next(['005A', '2026-11-02'], ['005B', '2026-11-01'], ['005C', '2026-11-03']),
            '005B'
        );
        const { salesforce, asked } = orgWith({});
        const otherwise = [...rules, { rule: 'user' as const, username: 'any@contoso.example' }];
        assert.equal(await newOwner(salesforce, otherwise, deal, null), null);
        assert.match(asked.at(-1) ?? '', /any@contoso/);
    });

    it('is nobody in particular where no rule names anybody', async () => {
        const { salesforce } = orgWith({});
        assert.equal(await newOwner(salesforce, [{ rule: 'account owner' }], deal, null), null);
    });
});
