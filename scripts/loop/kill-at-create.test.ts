import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { startKillProxy } from './kill-at-create.ts';

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
    const proxy = await startKillProxy(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`);
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

test('once armed, Microsoft has the create before the kill, and the relay never gets the answer', async (t) => {
    const { proxy, create, bodies } = await proxied(t);
    let atKill: string[] = [];
    proxy.arm(async () => void (atKill = [...bodies]));
    await assert.rejects(create());
    assert.deepEqual(atKill, ['{"name":"Deal"}']);
});

test('only one create is held back', async (t) => {
    const { proxy, create } = await proxied(t);
    let kills = 0;
    proxy.arm(async () => void kills++);
    await assert.rejects(create());
    assert.equal((await create()).status, 200);
    assert.equal(kills, 1);
});

test('other requests, and a create that Microsoft refuses, do not kill', async (t) => {
    const { proxy, create } = await proxied(t, 400);
    proxy.arm(() => assert.fail('killed'));
    assert.equal((await create()).status, 400);
    assert.equal((await fetch(`${proxy.url + CREATE}?$top=1`)).status, 400);
});
