import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import type * as UiRecordApi from '../page/lwc/lightning/uiRecordApi/uiRecordApi.ts';
import { loadModule } from './load-module.ts';

type Api = typeof UiRecordApi;
type Emitted = { data: { fields: Record<string, { value: unknown }> } | undefined; error: unknown };

const ID = '006000000000001AAA';
/** The Opportunity in the org. */
let amount = 0;
let api: Api;
let requests: string[] = [];

beforeEach(async () => {
    amount = 1000;
    requests = [];
    api = await loadModule<Api>('lightning/uiRecordApi');
});

/** An org that knows one Opportunity and refuses a negative amount. */
function standIn(t: TestContext): void {
    t.mock.method(globalThis, 'fetch', async (url: string, init: RequestInit) => {
        requests.push(`${init.method} ${url}`);
        if (!url.includes(ID))
            return Response.json([{ errorCode: 'NOT_FOUND', message: 'gone' }], { status: 404 });
        if (init.method === 'PATCH') {
            const { fields } = JSON.parse(init.body as string) as { fields: { Amount: number } };
            if (fields.Amount < 0) return Response.json([{ message: 'too small' }], { status: 400 });
            amount = fields.Amount;
        }
        const owner = { apiName: 'User', id: '005', fields: { Name: { value: 'Sue', displayValue: null } } };
        const fields = {
            Amount: { value: amount, displayValue: `$${amount}` },
            Owner: { value: owner, displayValue: 'Sue' }
        };
        return Response.json({ id: ID, apiName: 'Opportunity', fields });
    });
}

/** A component's wire: what it was given, and a way to wait for the next thing. */
function wire(config: Parameters<InstanceType<Api['getRecord']>['update']>[0]) {
    const emitted: Emitted[] = [];
    let arrived = Promise.withResolvers<void>();
    const adapter = new api.getRecord((value) => {
        emitted.push(value as Emitted);
        arrived.resolve();
        arrived = Promise.withResolvers<void>();
    });
    const next = async () => {
        await arrived.promise;
        return emitted.at(-1);
    };
    const start = () => {
        const first = next();
        adapter.update(config);
        adapter.connect();
        return first;
    };
    return { adapter, emitted, start, next };
}

const amountWire = () => wire({ recordId: ID, fields: ['Opportunity.Amount'] });
const amountOf = (value: Emitted | undefined) => value?.data?.fields['Amount']?.value;

test('a wire starts without a value and then has the record', async (t) => {
    standIn(t);
    const { emitted, start } = amountWire();
    assert.deepEqual(emitted, [{ data: undefined, error: undefined }]);
    assert.equal(amountOf(await start()), 1000);
    assert.match(requests[0] ?? '', /ui-api\/records\/006000000000001AAA\?fields=Opportunity.Amount$/);
});

test('a wire without a record id asks for nothing', (t) => {
    standIn(t);
    const { adapter, emitted } = wire({ recordId: undefined, fields: ['Opportunity.Amount'] });
    adapter.update({ fields: ['Opportunity.Amount'] });
    adapter.connect();
    assert.equal(emitted.length, 1);
    assert.deepEqual(requests, []);
});

test('after a save every wire on the record has the new value before updateRecord resolves', async (t) => {
    standIn(t);
    const one = amountWire();
    const other = wire({ recordId: ID, optionalFields: ['Opportunity.Amount', 'Opportunity.Name'] });
    await Promise.all([one.start(), other.start()]);
    await api.updateRecord({ fields: { Id: ID, Amount: 2000 } });
    assert.equal(amountOf(one.emitted.at(-1)), 2000);
    assert.equal(amountOf(other.emitted.at(-1)), 2000);
});

test('two components that ask for the same fields share one request', async (t) => {
    standIn(t);
    await amountWire().start();
    assert.equal(amountOf(await amountWire().start()), 1000);
    assert.equal(requests.length, 1);
});

test("a change behind the page's back arrives when it is announced, and an unchanged record stays quiet", async (t) => {
    standIn(t);
    const { emitted, start } = amountWire();
    await start();
    await api.notifyRecordUpdateAvailable([{ recordId: ID }]);
    const before = emitted.length;
    amount = 3000;
    await api.notifyRecordUpdateAvailable([{ recordId: ID }]);
    assert.equal(emitted.length, before + 1);
    assert.equal(amountOf(emitted.at(-1)), 3000);
});

test('a disconnected component hears nothing more', async (t) => {
    standIn(t);
    const { adapter, emitted, start } = amountWire();
    await start();
    adapter.disconnect();
    const before = emitted.length;
    await api.updateRecord({ fields: { Id: ID, Amount: 4000 } });
    assert.equal(emitted.length, before);
});

test('a refused read carries a list of errors, a refused save one', async (t) => {
    standIn(t);
    const read = await wire({ recordId: '006000000000002AAA', fields: ['Opportunity.Amount'] }).start();
    assert.deepEqual((read?.error as { body: unknown }).body, [{ errorCode: 'NOT_FOUND', message: 'gone' }]);
    await assert.rejects(
        api.updateRecord({ fields: { Id: ID, Amount: -1 } }),
        ({ status, body }: { status: number; body: unknown }) => {
            assert.deepEqual([status, body], [400, { message: 'too small' }]);
            return true;
        }
    );
});

test('a field is read by its path, also of a parent; one that the record does not carry is undefined', async (t) => {
    standIn(t);
    const value = await amountWire().start();
    const record = value?.data as Parameters<Api['getFieldValue']>[0];
    assert.equal(api.getFieldValue(record, { objectApiName: 'Opportunity', fieldApiName: 'Amount' }), 1000);
    assert.equal(api.getFieldDisplayValue(record, 'Opportunity.Amount'), '$1000');
    assert.equal(api.getFieldValue(record, 'Opportunity.Owner.Name'), 'Sue');
    assert.equal(api.getFieldValue(record, 'Opportunity.Account.Name'), undefined);
    assert.equal(api.getFieldValue(undefined, 'Opportunity.Amount'), undefined);
});

test('a layout, which the page does not have, is refused', () => {
    const adapter = new api.getRecord(() => undefined);
    assert.throws(() => adapter.update({ recordId: ID, layoutTypes: ['Full'] }), /no layouts/);
});
