import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { isCreate, startInterruptingProxy } from './interrupting-proxy.ts';

const CREATE = '/v1.0/engagements/referrals';

/**
 * A Partner Center that answers each request with `status` and remembers its body; and the proxy before it.
 */
async function proxied(t: TestContext, status = 200) {
    const bodies: string[] = [];
    async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        bodies.push(await text(request));
        response.writeHead(status, { etag: '"1"' }).end(`${request.method} ${request.url}`);
    }
    const upstream = createServer((request, response) => void answer(request, response));
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const proxy = await startInterruptingProxy(
        `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
    );
    t.after(async () => {
        await proxy.close();
        upstream.close();
    });
    const create = () => fetch(proxy.url + CREATE, { method: 'POST', body: '{"name":"Deal"}' });
    return { proxy, bodies, create };
}

test('everything passes unchanged until the proxy is armed', async (t) => {
    const { create, bodies } = await proxied(t);
    const response = await create();
    assert.equal(response.headers.get('etag'), '"1"');
    assert.equal(await response.text(), `POST ${CREATE}`);
    assert.deepEqual(bodies, ['{"name":"Deal"}']);
});

test('a lost answer: the server has had the request when the act runs, and nobody learns of it', async (t) => {
    const { proxy, create, bodies } = await proxied(t);
    let atAct: string[] = [];
    proxy.arm('after', isCreate, async () => void (atAct = [...bodies]));
    await assert.rejects(create());
    assert.deepEqual(atAct, ['{"name":"Deal"}']);
});

test('a lost request: the server never has it', async (t) => {
    const { proxy, create, bodies } = await proxied(t);
    proxy.arm('before', isCreate, async () => undefined);
    await assert.rejects(create());
    assert.deepEqual(bodies, []);
});

test('half an answer: it begins and breaks off', async (t) => {
    const { proxy, create, bodies } = await proxied(t);
    proxy.arm('halfway', isCreate, async () => undefined);
    await assert.rejects(create().then((response) => response.text()));
    assert.equal(bodies.length, 1);
});

test('only one request is interrupted', async (t) => {
    const { proxy, create } = await proxied(t);
    let acts = 0;
    proxy.arm('after', isCreate, async () => void acts++);
    await assert.rejects(create());
    assert.equal((await create()).status, 200);
    assert.equal(acts, 1);
});

test('other requests, and one that the server refuses, are left alone', async (t) => {
    const { proxy, create } = await proxied(t, 400);
    proxy.arm('after', isCreate, () => assert.fail('interrupted'));
    assert.equal((await create()).status, 400);
    assert.equal((await fetch(`${proxy.url + CREATE}?$top=1`)).status, 400);
});
