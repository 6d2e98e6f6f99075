import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { buildServer } from './start-web.ts';

/** Requests that reached the org. */
const seen: { method: string; url: string; authorization: string; body: string }[] = [];
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, authorization: headers.authorization ?? '', body: await text(request) });
    const [status, body] = url.includes('missing')
        ? [404, [{ errorCode: 'NOT_FOUND', message: 'gone' }]]
        : [200, { id: '006', records: [] }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
const org = createServer((request, response) => void answer(request, response));
let page = '';
let close: () => Promise<unknown>;

before(async () => {
    org.listen(0, '127.0.0.1');
    await once(org, 'listening');
    const server = await buildServer(
        {
            orgUrl: `http://127.0.0.1:${(org.address() as AddressInfo).port}`,
            orgToken: async () => 'the-token',
            partnerCenterControlUrl: 'http://127.0.0.1:9',
            relayHealthUrl: 'http://127.0.0.1:9/healthz',
            relayUsername: 'relay@contoso.example'
        },
        { dir: fileURLToPath(new URL('.', import.meta.url)), files: { lwc: 'lwc.js' } },
        new Map([['main.js', 'page();']])
    );
    page = await server.listen({ host: '127.0.0.1', port: 0 });
    close = () => server.close();
});
after(async () => {
    await close();
    org.close();
});

test("a component's record request reaches the org with the seller's token and comes back as it is", async () => {
    const response = await fetch(`${page}/services/data/v67.0/ui-api/records/006?fields=Opportunity.Name`);
    assert.deepEqual(await response.json(), { id: '006', records: [] });
    const { url, authorization } = seen.at(-1) ?? {};
    assert.equal(url, '/services/data/v67.0/ui-api/records/006?fields=Opportunity.Name');
    assert.equal(authorization, 'Bearer the-token');
});

test("a save and an Apex call reach the org with their body, and the org's refusal reaches the component", async () => {
    const headers = { 'content-type': 'application/json' };
    const body = '{"fields":{"Amount":1}}';
    const records = `${page}/services/data/v67.0/ui-api/records`;
    await fetch(`${records}/006`, { method: 'PATCH', headers, body });
    assert.equal(seen.at(-1)?.body, body);
    await fetch(`${page}/lightning/apex/Deals.count`, { method: 'POST', headers, body: '{"stage":"Won"}' });
    assert.equal(seen.at(-1)?.url, '/lightning/apex/Deals.count');
    const refused = await fetch(`${records}/missing`);
    assert.equal(refused.status, 404);
    assert.deepEqual(await refused.json(), [{ errorCode: 'NOT_FOUND', message: 'gone' }]);
});

test('no other call is passed on to the org', async () => {
    const before = seen.length;
    for (const path of ['/services/data/v67.0/query?q=SELECT+Id+FROM+User', '/services/oauth2/userinfo']) {
        assert.equal((await fetch(page + path)).status, 404, path);
    }
    assert.equal(seen.length, before);
});

test('a request under a foreign host name is refused', async () => {
    const { port } = new URL(page);
    const request = send({ port, host: '127.0.0.1', path: '/page/state', headers: { host: 'evil.example' } });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    assert.equal(response.statusCode, 421);
});

test('a form of a foreign page, which needs no preflight, changes nothing', async () => {
    const before = seen.length;
    const headers = { 'content-type': 'text/plain' };
    const response = await fetch(`${page}/page/opportunities`, { method: 'POST', headers, body: '{}' });
    assert.equal(response.status, 415);
    assert.equal(seen.length, before);
});

test('the page tells which part does not answer and still shows the others', async () => {
    const state = (await (await fetch(`${page}/page/state?opportunity=`)).json()) as {
        relay: { up: boolean };
        problems: string[];
    };
    assert.equal(state.relay.up, false);
    assert.ok(state.problems.some((problem) => problem.startsWith('Partner Center:')));
});

test('the page carries an import map to the vendor modules, and its code', async () => {
    const html = await (await fetch(page)).text();
    assert.match(html, /"lwc":"\/vendor\/lwc\.js"/);
    assert.equal(await (await fetch(`${page}/app/main.js`)).text(), 'page();');
    assert.equal((await fetch(`${page}/app/..%2f..%2fpackage.json`)).status, 404);
});

test('the page comes in each theme, with a stylesheet that is there', async () => {
    for (const [theme, scheme] of [
        ['classic', ''],
        ['cosmos', 'slds-color-scheme--light'],
        ['cosmos-dark', 'slds-color-scheme--dark']
    ]) {
        const html = await (await fetch(`${page}/?theme=${theme}`)).text();
        assert.ok(html.includes(`<body class="slds-scope ${scheme}">`), theme);
        const [, stylesheet] = /href="(\/slds[^"]+\.css)"/.exec(html) ?? [];
        const response = await fetch(`${page}${stylesheet}`, { method: 'HEAD' });
        assert.equal(response.status, 200, stylesheet);
    }
    assert.equal((await fetch(`${page}/?theme=midnight`)).status, 404);
});
