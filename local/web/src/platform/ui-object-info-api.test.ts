import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadModule } from './load-module.ts';

type Provided = { data?: { fields: object }; error?: { status: number } };
interface ObjectInfoApi {
    getObjectInfo: new (emit: (value: Provided) => void) => {
        update(config: { objectApiName?: string | { objectApiName: string } }): void;
        disconnect(): void;
    };
}

const info = { apiName: 'Opportunity', fields: { Amount: { label: 'Amount', dataType: 'Currency' } } };

/** Answers one after the other; `urls` are what was asked. */
function orgAnswering(t: TestContext, ...answers: [status: number, body: object][]): string[] {
    const urls: string[] = [];
    t.mock.method(globalThis, 'fetch', async (url: string) => {
        urls.push(url);
        const [status, body] = answers[urls.length - 1] ?? [500, {}];
        return new Response(JSON.stringify(body), { status });
    });
    return urls;
}

async function provided({ getObjectInfo }: ObjectInfoApi, objectApiName: string | { objectApiName: string }) {
    return new Promise<Provided>((resolve) => {
        const adapter = new getObjectInfo((value) => {
            if (value.data ?? value.error) resolve(value);
        });
        adapter.update({ objectApiName });
    });
}

test('an object is asked for once for all that show it, by its name or its reference', async (t) => {
    const urls = orgAnswering(t, [200, info]);
    const api = await loadModule<ObjectInfoApi>('lightning/uiObjectInfoApi');
    assert.deepEqual((await provided(api, 'Opportunity')).data, info);
    assert.deepEqual((await provided(api, { objectApiName: 'Opportunity' })).data, info);
    assert.deepEqual(urls, ['/services/data/v67.0/ui-api/object-info/Opportunity']);
});

test("the org's refusal is provided as an error, and the next one asks again", async (t) => {
    const urls = orgAnswering(t, [404, []], [200, info]);
    const api = await loadModule<ObjectInfoApi>('lightning/uiObjectInfoApi');
    assert.equal((await provided(api, 'Opportunity')).error?.status, 404);
    assert.deepEqual((await provided(api, 'Opportunity')).data, info);
    assert.equal(urls.length, 2);
});
