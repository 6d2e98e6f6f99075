import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Job } from 'pg-boss';
import { handOut, type Entry, type HandingOut } from './hand-out.ts';

const never = 3_600;

/** A queue with these deals in it; what is asked of it is noted. Runs end when they are told to. */
function given(dealIds: string[], { most = 4, together = false, retrySeconds = never } = {}) {
    const waiting = [...dealIds];
    const asked: string[] = [];
    const errors: unknown[] = [];
    const runs = new Map<string, PromiseWithResolvers<void>>();
    let changed = Promise.withResolvers<void>();
    let isBroken = false;
    const note = (what: string) => {
        asked.push(what);
        changed.resolve();
    };
    const idsOf = (jobs: unknown) => (jobs as Job<Entry>[]).map(({ id }) => id).join(' ');
    const boss = {
        async fetch(_: string, { batchSize = 1 } = {}) {
            note(`take ${batchSize}`);
            if (isBroken) throw new Error('no answer');
            return waiting
                .splice(0, batchSize)
                .map((dealId) => ({ id: dealId, retryCount: 0, data: { dealId } })) as Job<Entry>[];
        },
        complete: async (_: string, jobs: unknown) => note(`end ${idsOf(jobs)}`),
        fail: async (_: string, jobs: unknown) => note(`fail ${idsOf(jobs)}`),
        touch: async () => undefined
    };
    const handing: HandingOut = handOut({
        boss: boss as never,
        lane: {
            queue: 'deals',
            most,
            together,
            run(ids) {
                const run = Promise.withResolvers<void>();
                runs.set(ids.join(' '), run);
                return run.promise;
            }
        },
        pollSeconds: never,
        aliveSeconds: never,
        retrySeconds,
        onError: (error) => errors.push(error)
    });
    return {
        handing,
        waiting,
        asked,
        errors,
        runs,
        break: () => (isBroken = true),
        /** Resolves once `count` things were asked in all. */
        async until(count: number) {
            while (asked.length < count) {
                await changed.promise;
                changed = Promise.withResolvers();
            }
            await new Promise(setImmediate);
            return asked;
        }
    };
}

describe('handing out', () => {
    it('takes with one statement what there is room for, and asks no more while all is in use', async () => {
        const { until, runs, handing, asked } = given(['a', 'b', 'c', 'd', 'e'], { most: 4 });
        assert.deepEqual(await until(1), ['take 4']);
        assert.deepEqual([...runs.keys()], ['a', 'b', 'c', 'd']);
        handing.look();
        await new Promise(setImmediate);
        assert.deepEqual(asked, ['take 4']);
    });

    it('ends with one statement what ended together, and takes as many again', async () => {
        const { until, runs } = given(['a', 'b', 'c', 'd', 'e'], { most: 4 });
        await until(1);
        runs.get('a')?.resolve();
        runs.get('c')?.resolve();
        assert.deepEqual(await until(3), ['take 4', 'end a c', 'take 2']);
        assert.ok(runs.has('e'));
    });

    it('runs as one what is to run together, and takes nothing before that has ended', async () => {
        const { until, runs, handing, waiting } = given(['a', 'b'], { most: 2, together: true });
        await until(1);
        assert.deepEqual([...runs.keys()], ['a b']);
        waiting.push('c');
        handing.look();
        runs.get('a b')?.resolve();
        assert.deepEqual(await until(3), ['take 2', 'end a b', 'take 2']);
    });

    it('gives back a run that throws, and looks for it when it may be taken again', async () => {
        const { until, runs } = given(['a'], { most: 2, retrySeconds: 0.001 });
        await until(1);
        runs.get('a')?.reject(new Error('the store is broken'));
        assert.deepEqual(await until(3), ['take 2', 'fail a', 'take 2']);
    });

    it('waits to be told where the queue does not answer', async () => {
        const { until, runs, errors, asked, ...queue } = given(['a'], { most: 2 });
        await until(1);
        queue.break();
        runs.get('a')?.resolve();
        assert.deepEqual(await until(3), ['take 2', 'end a', 'take 2']);
        assert.equal(errors.length, 1);
        queue.handing.look();
        await until(4);
        assert.deepEqual([errors.length, asked.length], [2, 4]);
    });

    it('when it stops waits for what is under way, ends it, and takes nothing', async () => {
        const { until, runs, handing, waiting } = given(['a'], { most: 1 });
        await until(1);
        const stopped = handing.stop();
        waiting.push('b');
        runs.get('a')?.resolve();
        await stopped;
        assert.deepEqual(await until(2), ['take 1', 'end a']);
    });

    it('gives back what has not ended', async () => {
        const { until, runs, handing } = given(['a', 'b'], { most: 2 });
        await until(1);
        runs.get('a')?.resolve();
        await until(2);
        await handing.giveBack();
        assert.equal((await until(3)).at(-1), 'fail b');
    });
});
