import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { eventBody } from '../partner-center/webhook/fixtures/event-body.ts';
import { openReceiverBench } from '../partner-center/webhook/fixtures/receiver-bench.ts';
import type { ReceiverBench } from '../partner-center/webhook/fixtures/receiver-bench.ts';
import type { ReceivedWebhook } from '../partner-center/webhook/create-webhook-receiver.ts';
import { openInbox } from '../queue/open-inbox.ts';
import { openStore } from '../store/store.ts';
import type { Hint, ReceivedEvent, Store } from '../store/types.ts';
import { createServer } from './server.ts';

const EVENTS = 120;
const CONNECTIONS = 4;
const REFERRALS = 40;
/** As the relay runs them. */
const RUNS_AT_ONCE = 4;

let bench: ReceiverBench;
let store: Store;
let folder: string;
before(async () => {
    bench = await openReceiverBench();
    folder = await mkdtemp(path.join(tmpdir(), 'event-load-'));
    store = await openStore({
        place: { dataDir: folder },
        encryptionKey: Buffer.alloc(32),
        onError: (error) => assert.fail(String(error))
    });
});
after(async () => {
    await store.close();
    await bench.close();
    await rm(folder, { recursive: true });
});

const log = pino({ level: 'silent' });
const stored = ({ event, bodyHash, raw }: ReceivedWebhook): [ReceivedEvent, Hint[]] => [
    { source: 'partner-center', bodyHash, body: raw.toString('utf8'), receivedAt: bench.time },
    event.alias ? [{ alias: event.alias, kind: 'changed' }] : []
];

/** All that a run asks of the store, again and again, until `stop`. */
function keepSyncing(): { stop(): Promise<number> } {
    let isOver = false;
    let runs = 0;
    async function worker(): Promise<void> {
        const event: ReceivedEvent = {
            source: 'sweep',
            bodyHash: randomUUID(),
            body: '{}',
            receivedAt: bench.time
        };
        const alias = { kind: 'opportunity', value: randomUUID() } as const;
        const { dealIds } = await store.receive(event, [{ alias, kind: 'changed' }]);
        const [id = ''] = dealIds;
        for (; !isOver; runs++) {
            const lease = await store.takeLease(id, 'load', 60_000, bench.time);
            assert.ok(lease);
            const effect = await store.planEffect(lease, { kind: 'patch', key: `${runs}`, request: {} });
            await store.markSent(lease, effect.id, bench.time);
            const memories = { seenCrm: {}, seenPartner: {}, writes: {}, refused: {} };
            await store.commitRun(lease, { ...memories, aliases: [], now: bench.time });
        }
    }
    const workers = Promise.all(Array.from({ length: RUNS_AT_ONCE }, worker));
    return {
        async stop() {
            isOver = true;
            await workers;
            return runs;
        }
    };
}

/** @returns milliseconds until each event was answered, shortest first */
async function deliverAll(receive: (webhook: ReceivedWebhook) => Promise<unknown>): Promise<number[]> {
    const health = () => ({ ok: true, version: '1', uptime: 0 });
    const metrics = async () => ({ contentType: 'text/plain', text: '' });
    const server = createServer({ webhook: bench.receiver({ receive }), health, metrics, log });
    const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/webhooks/partner-center`;
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const referrals = Array.from({ length: REFERRALS }, () => randomUUID());
    const deliveries = Array.from({ length: EVENTS }, (_, n) => {
        const body = eventBody({
            AuditUri: `audit/${randomUUID()}`,
            ResourceUri: `https://api.partner.microsoft.com/${referrals[n % REFERRALS]}`
        });
        return { body, headers: bench.headers(body) };
    });
    const milliseconds: number[] = [];
    async function deliverInTurn(): Promise<void> {
        for (let next = deliveries.pop(); next; next = deliveries.pop()) {
            const { headers, body } = next;
            const sent = performance.now();
            const status = await new Promise<number | undefined>((resolve, reject) => {
                const sending = request(url, { method: 'POST', agent, headers }, (response) => {
                    response.resume().on('end', () => resolve(response.statusCode));
                });
                sending.on('error', reject).end(body);
            });
            assert.equal(status, 200);
            milliseconds.push(performance.now() - sent);
        }
    }
    try {
        await Promise.all(Array.from({ length: CONNECTIONS }, deliverInTurn));
    } finally {
        agent.destroy();
        await server.close();
    }
    return milliseconds.sort((left, right) => left - right);
}

const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;

describe('events of Partner Center', () => {
    it('are answered while syncs run, without waiting for their turn behind them', async (test) => {
        const errors: unknown[] = [];
        const inbox = openInbox({ store, onError: (error) => errors.push(error) });
        const syncs = keepSyncing();
        let runs = 0;
        const [kept, inTurn] = await (async () => [
            await deliverAll((webhook) => inbox.keep(...stored(webhook))),
            // In the same company, each waiting for its deal to be hinted, as a change of Salesforce does.
            await deliverAll((webhook) => store.receive(...stored(webhook)))
        ])().finally(async () => {
            runs = await syncs.stop();
            await inbox.close();
        });
        while ((await store.hintKept()) > 0);
        for (const [name, times] of Object.entries({ kept, inTurn }))
            test.diagnostic(
                `${name}: median ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`
            );
        test.diagnostic(`${runs} runs meanwhile`);
        assert.deepEqual(errors, []);
        assert.ok(runs > RUNS_AT_ONCE, 'syncs ran');
        assert.ok(at(kept, 0.5) * 3 < at(inTurn, 0.5), 'three times faster than in turn');
        assert.ok(at(kept, 0.9) < at(inTurn, 0.9), 'nine of ten, too');
    });
});
