import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { memoryStore } from '../store/memory/memory-store.ts';
import { startOtlpReceiver, type OtlpReceiver } from './fixtures/otlp-receiver.ts';
import { openTracing } from './open-tracing.ts';
import { tracedStore } from './traced-store.ts';
import { noTracing, type Tracing } from './tracing.ts';

const call = { host: 'api.example', method: 'GET', path: '/v1.0/x', milliseconds: 5, isFailure: false };

describe('tracing', () => {
    let receiver: OtlpReceiver;
    let tracing: Tracing;
    let warned: string[];

    const open = async (endpoint = receiver.url) =>
        openTracing({
            settings: { endpoint, headers: { 'x-api-key': 'a b' }, serviceName: 'relay of the test' },
            version: '1',
            now: () => new Date(),
            log: { warn: (_detail, text) => void warned.push(text) }
        });

    beforeEach(async () => {
        warned = [];
        receiver = await startOtlpReceiver();
        tracing = await open();
    });
    afterEach(() => receiver.close());

    /** By name. */
    const span = (name: string) => {
        const found = receiver.spans.filter((one) => one.name === name);
        assert.equal(found.length, 1, `${name} of ${receiver.spans.map((one) => one.name).join()}`);
        return found[0]!;
    };

    it('puts hint, run and calls under one trace, whose id is the correlation id', async () => {
        const correlationId = randomUUID();
        tracing.hint({ source: 'salesforce', correlationId, milliseconds: 3 });
        await tracing.run({ dealId: 'deal', correlationId }, async () => {
            tracing.call(call);
            await Promise.resolve();
            tracing.call({ ...call, method: 'PATCH', status: 200 });
            return 'in-step';
        });
        await tracing.close();
        const [hint, run] = [span('hint received'), span('run')];
        assert.equal(hint.parentSpanId, undefined);
        assert.equal(run.parentSpanId, hint.spanId);
        assert.deepEqual([span('GET').parentSpanId, span('PATCH').parentSpanId], [run.spanId, run.spanId]);
        for (const { traceId, attributes } of receiver.spans) {
            assert.equal(traceId, correlationId.replaceAll('-', ''));
            assert.equal(attributes['cosell.correlation_id'], correlationId);
        }
        assert.deepEqual(
            [span('PATCH').attributes['http.response.status_code'], run.attributes['cosell.end'], run.status],
            [200, 'in-step', 0]
        );
        assert.equal(hint.end - hint.start, 3_000_000n);
    });

    it('tells runs at the same time apart', async () => {
        const ids = [randomUUID(), randomUUID()];
        const both = Promise.withResolvers<void>();
        const runs = ids.map((correlationId, index) =>
            tracing.run({ dealId: correlationId, correlationId }, async () => {
                if (index) both.resolve();
                await both.promise;
                tracing.call({ ...call, path: correlationId });
                return 'in-step';
            })
        );
        await Promise.all(runs);
        await tracing.close();
        const calls = receiver.spans.filter(({ name }) => name === 'GET');
        for (const { traceId, attributes } of calls)
            assert.equal(traceId, String(attributes['url.path']).replaceAll('-', ''));
        assert.equal(new Set(calls.map(({ traceId }) => traceId)).size, 2);
    });

    it('marks runs and calls that fail, by the code alone', async () => {
        await tracing.run({ dealId: 'deal', correlationId: randomUUID() }, async () => {
            tracing.call({ ...call, status: 503, isFailure: true });
            return 'PARTNER_CENTER_UNAVAILABLE';
        });
        await tracing.close();
        assert.deepEqual([span('run').status, span('GET').status], [2, 2]);
        assert.equal(span('run').attributes['cosell.end'], 'PARTNER_CENTER_UNAVAILABLE');
    });

    it('leaves calls out that belong to nothing, and gives those of a sweep its trace', async () => {
        tracing.call({ ...call, path: '/of nobody' });
        tracing.call({ ...call, path: '/of a sweep', correlationId: randomUUID() });
        await tracing.close();
        assert.deepEqual(
            receiver.spans.map(({ attributes }) => attributes['url.path']),
            ['/of a sweep']
        );
    });

    it('sends the headers of the setting along', async () => {
        tracing.hint({ source: 'command', correlationId: randomUUID(), milliseconds: 0 });
        await tracing.close();
        assert.equal(receiver.headers[0]?.['x-api-key'], 'a b');
    });

    it('says once that a collector does not take them, and goes on', async () => {
        receiver.answerWith(400);
        tracing.hint({ source: 'command', correlationId: randomUUID(), milliseconds: 0 });
        await tracing.close();
        assert.equal(warned.length, 1);
        assert.match(warned[0]!, /OTEL_EXPORTER_OTLP_ENDPOINT/);
        assert.equal(receiver.bodies.length, 1);
    });

    it('begins with what the store has taken: a double of an event begins nothing', async () => {
        const store = tracedStore(memoryStore(), tracing, () => new Date());
        const alias = { kind: 'opportunity', value: '006' } as const;
        const hints = [{ alias, kind: 'changed' }] as const;
        const ids = Array.from({ length: 5 }, () => randomUUID());
        const event = { source: 'salesforce', bodyHash: 'a', body: '', receivedAt: new Date() } as const;
        const told = (correlationId: string, more: object) => ({ ...event, ...more, correlationId });
        await store.receive(told(ids[0]!, {}), [...hints]);
        await store.receive(told(randomUUID(), {}), [...hints]);
        await store.keepEvents([
            { event: told(ids[1]!, { source: 'partner-center', bodyHash: 'b' }), hints: [...hints] }
        ]);
        const sighting = { ...hints[0], recordId: '006', stamp: 'monday' };
        await store.receiveSightings({ name: 'referrals', correlationId: ids[2]! }, [sighting], new Date());
        await store.request(alias, { paused: true }, { create: false, correlationId: ids[3]! });
        await tracing.close();
        assert.deepEqual(
            receiver.spans.map(({ attributes: of }) => [of['cosell.source'], of['cosell.correlation_id']]),
            ['salesforce', 'partner-center', 'sweep', 'command'].map((source, index) => [source, ids[index]])
        );
    });

    it('costs nothing where nobody wants it: not a library is loaded', async () => {
        const at = new URL('./open-tracing.ts', import.meta.url).href;
        const script = `
            import { registerHooks } from 'node:module';
            registerHooks({ load: (url, context, next) => {
                if (url.includes('@opentelemetry')) throw new Error(url);
                return next(url, context);
            } });
            const { openTracing } = await import('${at}');
            const run = await openTracing({ settings: null });
            console.log(await run.run({}, async () => 'in-step'));`;
        const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
        assert.equal(String(stdout).trim(), 'in-step', String(stderr));
        const store = memoryStore();
        assert.equal(
            tracedStore(store, noTracing, () => new Date()),
            store
        );
    });
});
