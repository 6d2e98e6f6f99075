import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { errors } from '@cosell/contracts/errors';
import { pino } from 'pino';
import type { WebhookAnswer, WebhookRequest } from '../partner-center/webhook/create-webhook-receiver.ts';
import type { ErrorBody } from './error-body.ts';
import type { Health } from './health.ts';
import { createServer } from './server.ts';

const healthy: Health = { ok: true, version: '1.2.3', uptime: 5 };

describe("The relay's HTTP side", () => {
    let received: WebhookRequest[];
    let answer: () => Promise<WebhookAnswer>;
    let health: () => Health;
    const server = createServer({
        webhook: (request) => {
            received.push(request);
            return answer();
        },
        health: () => health(),
        metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'figures' }),
        log: pino({ level: 'silent' })
    });
    let url: string;
    before(async () => void (url = await server.listen({ host: '127.0.0.1', port: 0 })));
    after(() => server.close());
    beforeEach(() => {
        received = [];
        answer = async () => ({ status: 200 });
        health = () => healthy;
    });

    const post = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
        fetch(`${url}/webhooks/partner-center`, { method: 'POST', body, headers });

    it('hands the webhook the raw bytes, whatever the content type says of them', async () => {
        const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x20, 0x7d, 0xff, 0x0a]);
        for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
            const response = await post(bytes, { 'content-type': type, 'x-ms-certificate-url': 'here' });
            assert.equal(response.status, 200);
            assert.equal(await response.text(), '');
            const { body, headers } = received.at(-1)!;
            assert.deepEqual(body, bytes);
            assert.equal(headers['x-ms-certificate-url'], 'here');
        }
        await post('');
        assert.equal(received.at(-1)!.body.length, 0);
    });

    it("answers the webhook's refusal with its status and the registry's words", async () => {
        answer = async () => ({ status: 401, code: 'WEBHOOK_SIGNATURE' });
        const response = await post('{}');
        assert.equal(response.status, 401);
        const { message, next } = errors.WEBHOOK_SIGNATURE;
        assert.deepEqual(await response.json(), { code: 'WEBHOOK_SIGNATURE', message, next });
    });

    it('answers 500 without a word of the cause where the webhook breaks', async () => {
        answer = () => Promise.reject(new Error('password=hunter2'));
        const response = await post('{}');
        assert.equal(response.status, 500);
        const body = await response.text();
        assert.equal(JSON.parse(body).code, 'UNEXPECTED');
        assert.doesNotMatch(body, /hunter2/);
    });

    it('takes 64 KiB and refuses one byte more with 413, before the webhook sees it', async () => {
        assert.equal((await post(Buffer.alloc(64 * 1024))).status, 200);
        received = [];
        const response = await post(Buffer.alloc(64 * 1024 + 1));
        assert.equal(response.status, 413);
        assert.equal(await codeOf(response), 'WEBHOOK_TOO_LARGE');
        assert.equal(received.length, 0);
    });

    it('refuses an announced large body without waiting for it', async () => {
        const request = webhookRequest({ 'content-length': String(10 * 1024 * 1024) });
        request.flushHeaders();
        const [response] = await once(request, 'response');
        request.destroy();
        assert.equal(response.statusCode, 413);
    });

    it('refuses a chunked body as soon as it is too large', async () => {
        const request = webhookRequest({ 'transfer-encoding': 'chunked' });
        request.write(Buffer.alloc(40 * 1024));
        request.write(Buffer.alloc(40 * 1024));
        const [response] = await once(request, 'response');
        assert.equal(response.statusCode, 413);
        assert.equal(JSON.parse(await text(response)).code, 'WEBHOOK_TOO_LARGE');
        request.destroy();
        assert.equal(received.length, 0);
    });

    it('refuses other methods and addresses, and what it cannot read', async () => {
        const refused: [string, string][] = [
            ['GET', '/webhooks/partner-center'],
            ['PUT', '/webhooks/partner-center'],
            ['POST', '/healthz'],
            ['POST', '/webhooks/partner-center/x'],
            ['GET', '/'],
            ['GET', '/.env']
        ];
        for (const [method, path] of refused) {
            const response = await fetch(`${url}${path}`, { method });
            assert.equal(response.status, 404, `${method} ${path}`);
            assert.equal(await codeOf(response), 'REQUEST_INVALID');
        }
        const nonsense = await post('{}', { 'content-type': 'nonsense' });
        assert.equal(nonsense.status, 415);
        assert.equal(await codeOf(nonsense), 'REQUEST_INVALID');
        const undecodable = await fetch(`${url}/%zz`);
        assert.equal(undecodable.status, 400);
        assert.equal(await codeOf(undecodable), 'REQUEST_INVALID');
        assert.equal(received.length, 0);
    });

    it('tells its health, and with 503 that it is not ready', async () => {
        const well = await fetch(`${url}/healthz`);
        assert.equal(well.status, 200);
        assert.deepEqual(await well.json(), healthy);
        assert.equal((await fetch(`${url}/readyz`)).status, 200);
        health = () => ({ ...healthy, ok: false });
        assert.equal((await fetch(`${url}/readyz`)).status, 503);
        // Or the process would be started again and again while Salesforce is away.
        assert.equal((await fetch(`${url}/healthz`)).status, 200);
    });

    it('tells its figures as Prometheus reads them', async () => {
        const answer = await fetch(`${url}/metrics`);
        assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=/);
        assert.equal(await answer.text(), 'figures');
    });

    it('sends the same security headers with every answer, and names no framework', async () => {
        const answers = await Promise.all([
            fetch(`${url}/healthz`),
            fetch(`${url}/nowhere`),
            fetch(`${url}/%zz`),
            post('{}'),
            post(Buffer.alloc(65 * 1024))
        ]);
        for (const response of answers) {
            assert.equal(response.headers.get('x-content-type-options'), 'nosniff', response.url);
            assert.equal(response.headers.get('cache-control'), 'no-store');
            assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
            assert.equal(response.headers.get('server'), null);
            assert.equal(response.headers.get('x-powered-by'), null);
            assert.doesNotMatch(await response.text(), /fastify|FST_/i);
        }
    });

    it('answers what is not HTTP with a bare 400', async () => {
        const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
        socket.end('not http at all\r\n\r\n');
        assert.equal(await text(socket), 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });

    async function codeOf(response: Response): Promise<string> {
        const { code } = (await response.json()) as ErrorBody;
        return code;
    }

    function webhookRequest(headers: Record<string, string>) {
        return httpRequest(`${url}/webhooks/partner-center`, { method: 'POST', headers });
    }
});
