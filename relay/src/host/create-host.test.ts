import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Postponed } from '../postponed.ts';
import { createHost, type Host, type HostState } from './create-host.ts';
import { firstLimit } from './limit.ts';
import type { Outcome } from './outcome.ts';

/** What a call throws says what it tells of the host. */
class Told extends Error {
    readonly outcome: Outcome;

    constructor(outcome: Outcome) {
        super(outcome.kind);
        this.outcome = outcome;
    }
}
const fail = (retryAfterMs: number | null = null, congested = false) =>
    Promise.reject(new Told({ kind: 'failing', congested, retryAfterMs }));
const held = () => Promise.withResolvers<string>();

let host: Host;
let now: number;
let changes: HostState['state'][];

beforeEach(() => {
    now = Date.parse('2026-01-01T00:00:00Z');
    changes = [];
    host = createHost({
        name: 'api.example',
        code: 'PARTNER_CENTER_UNAVAILABLE',
        judge: (error) => (error instanceof Told ? error.outcome : { kind: 'answered' }),
        now: () => new Date(now),
        random: () => 0.5,
        onChange: ({ state }) => changes.push(state)
    });
});

describe('calls to a host', () => {
    it('come back with their answer or their error', async () => {
        assert.equal(await host.call(async () => 'yes'), 'yes');
        await assert.rejects(
            host.call(() => fail()),
            Told
        );
    });

    it('are put off until the time that the host has named, without being made', async () => {
        await assert.rejects(host.call(() => fail(30_000)));
        await assert.rejects(
            host.call(() => assert.fail('called')),
            (error) => {
                assert.ok(error instanceof Postponed);
                assert.equal(error.until.getTime(), now + 30_000);
                assert.equal(error.code, 'PARTNER_CENTER_UNAVAILABLE');
                return true;
            }
        );
        assert.deepEqual([host.state().state, host.state().until], ['open', '2026-01-01T00:00:30.000Z']);
    });

    it('wait for the one that tries whether it is well again, and then go on', async () => {
        await assert.rejects(host.call(() => fail(1_000)));
        now += 1_000;
        const probe = held();
        const made: string[] = [];
        const first = host.call(() => probe.promise);
        const others = ['a', 'b'].map((name) => host.call(async () => made.push(name)));
        await new Promise(setImmediate);
        assert.deepEqual([host.state().state, made], ['half-open', []]);
        probe.resolve('well');
        await Promise.all([first, ...others]);
        assert.deepEqual([host.state().state, made], ['closed', ['a', 'b']]);
        assert.deepEqual(changes, ['open', 'closed'], 'told once each');
    });

    it('are put off again when the one that tried has failed', async () => {
        await assert.rejects(host.call(() => fail(1_000)));
        now += 1_000;
        const probe = held();
        const first = host.call(() => probe.promise);
        const other = host.call(() => assert.fail('called'));
        probe.reject(new Told({ kind: 'failing', congested: false, retryAfterMs: null }));
        await assert.rejects(first, Told);
        await assert.rejects(other, Postponed);
    });

    it('are no more at a time than the limit, and fewer after one met congestion', async () => {
        const running = Array.from({ length: 20 }, held);
        let begun = 0;
        const calls = running.map((one) =>
            host.call(() => {
                begun += 1;
                return one.promise;
            })
        );
        await new Promise(setImmediate);
        assert.equal(begun, firstLimit.calls);
        now += 10;
        running[0]?.reject(new Told({ kind: 'failing', congested: true, retryAfterMs: null }));
        await assert.rejects(calls[0] as Promise<string>, Told);
        await new Promise(setImmediate);
        assert.equal(host.state().limit, firstLimit.calls / 2);
        assert.equal(begun, firstLimit.calls, 'nobody comes in for the one that left');
        running.forEach((one) => one.resolve('done'));
        await Promise.all(calls.slice(1));
        assert.equal(begun, 20);
        assert.equal(host.state().underWay, 0);
    });

    it('in line can be given up', async () => {
        const running = Array.from({ length: firstLimit.calls }, held);
        const calls = running.map((one) => host.call(() => one.promise));
        const stop = new AbortController();
        const inLine = host.call(() => assert.fail('called'), stop.signal);
        stop.abort(new Error('enough'));
        await assert.rejects(inLine, /enough/);
        running.forEach((one) => one.resolve('done'));
        await Promise.all(calls);
    });
});
