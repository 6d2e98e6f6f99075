import assert from 'node:assert/strict';
import { before, test, type TestContext } from 'node:test';
import type * as ApexMethod from '../page/lwc/loop/apexMethod/apexMethod.ts';
import { loadModule } from './load-module.ts';

type Module = typeof ApexMethod;
type Value = { data: unknown; error: unknown };

let module: Module;
before(async () => (module = await loadModule<Module>('loop/apexMethod')));

/** An org whose `Deals.count` counts its calls and refuses the stage `Nope`. */
function standIn(t: TestContext): string[] {
    const calls: string[] = [];
    t.mock.method(globalThis, 'fetch', async (url: string, init: RequestInit) => {
        calls.push(`${url} ${String(init.body)}`);
        return String(init.body).includes('Nope')
            ? Response.json([{ message: 'No such stage' }], { status: 400 })
            : Response.json(calls.length);
    });
    return calls;
}

/** A wire of `Deals.count`; `next` resolves with what it emits next. */
function wire() {
    let arrived = Promise.withResolvers<Value>();
    const adapter = new (module.apexMethod('Deals.count').adapter)((value) => {
        arrived.resolve(value);
        arrived = Promise.withResolvers<Value>();
    });
    return { adapter, next: () => arrived.promise };
}

test('a call sends its named arguments and resolves with what the method returned', async (t) => {
    const calls = standIn(t);
    assert.equal(await module.apexMethod('Deals.count')({ stage: 'Won' }), 1);
    assert.deepEqual(calls, ['/lightning/apex/Deals.count {"stage":"Won"}']);
});

test('an exception of the method comes as error.body.message', async (t) => {
    standIn(t);
    await assert.rejects(module.apexMethod('Deals.count')({ stage: 'Nope' }), {
        body: { message: 'No such stage' }
    });
});

test('a wire waits for all its parameters', async (t) => {
    const calls = standIn(t);
    const { adapter, next } = wire();
    const value = next();
    adapter.update({ stage: undefined });
    assert.deepEqual(calls, []);
    adapter.update({ stage: 'Won' });
    assert.equal((await value).data, 1);
});

test('refreshApex provisions a wire anew, and refuses what no wire has received', async (t) => {
    standIn(t);
    const { adapter, next } = wire();
    const first = next();
    adapter.update({ stage: 'Won' });
    const value = await first;
    const second = next();
    await module.refreshApex(value);
    assert.equal((await second).data, 2);
    await assert.rejects(module.refreshApex({}), /refreshApex takes/);
});
