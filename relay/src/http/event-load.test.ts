import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { after, before, it } from 'node:test';
import { pino } from 'pino';
import { eventBody } from '../partner-center/webhook/fixtures/event-body.ts';
import { openReceiverBench } from '../partner-center/webhook/fixtures/receiver-bench.ts';
import type { Headers, ReceiverBench } from '../partner-center/webhook/fixtures/receiver-bench.ts';
import { createServer } from './server.ts';

const events = 1000;
const connections = 4;

let bench: ReceiverBench;
before(async () => void (bench = await openReceiverBench()));
after(() => bench.close());

it('verifies and stores well over 200 events a second', async (test) => {
    const log = pino({ level: 'silent' });
    const health = () => ({ ok: true, version: '1', uptime: 0 });
    const metrics = async () => ({ contentType: 'text/plain', text: '' });
    const server = createServer({ webhook: bench.receiver(), health, metrics, log });
    const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/webhooks/partner-center`;
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const deliveries = Array.from({ length: events }, (_, n) => {
        const body = eventBody({ AuditUri: `audit/${n}` });
        return { body, headers: bench.headers(body) };
    });
    const milliseconds: number[] = [];

    const started = performance.now();
    async function deliverInTurn(): Promise<void> {
        for (let next = deliveries.pop(); next; next = deliveries.pop()) {
            const sent = performance.now();
            assert.equal(await deliver(next.headers, next.body), 200);
            milliseconds.push(performance.now() - sent);
        }
    }
    await Promise.all(Array.from({ length: connections }, deliverInTurn));
    const seconds = (performance.now() - started) / 1000;

    agent.destroy();
    await server.close();
    milliseconds.sort((a, b) => a - b);
    const p99 = milliseconds[Math.floor(events * 0.99)]!;
    test.diagnostic(`${Math.round(events / seconds)} events a second, p99 ${p99.toFixed(1)} ms`);
    assert.equal(bench.stored.length, events);
    assert.ok(events / seconds > 200, `${events / seconds} events a second`);

    function deliver(headers: Headers, body: Buffer): Promise<number | undefined> {
        return new Promise((resolve, reject) => {
            const sending = request(url, { method: 'POST', agent, headers }, (response) => {
                response.resume().on('end', () => resolve(response.statusCode));
            });
            sending.on('error', reject).end(body);
        });
    }
});
