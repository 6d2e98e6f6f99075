import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Postponed } from '../postponed.ts';
import { LeaseLost } from '../store/types.ts';
import { allOpen } from './context.ts';
import { createOnce, type Creation } from './create-once.ts';
import { LISTS_LAG, NOON, runBench, type RunBench } from './fixtures/run-bench.ts';

const LOOK = LISTS_LAG / 20;
let bench: RunBench;
/** What is done before the first POST. */
let prepared: number;

async function create(changes: Partial<Creation> = {}) {
    return createOnce(await bench.begin(), {
        kind: 'create-referral',
        title: 'Create referral',
        body: { name: 'Robots' },
        request: null,
        notBefore: 0,
        beforePost: async () => void prepared++,
        find: async () => bench.referrals[0] ?? null,
        ...changes
    });
}
const postponedTo = (milliseconds: number) => (error: unknown) =>
    error instanceof Postponed && error.until.getTime() === NOON + milliseconds;

beforeEach(async () => {
    bench = await runBench();
    prepared = 0;
});

describe('a referral is created once', () => {
    it('and read by its id in every run that comes after', async () => {
        const made = await create();
        const find = () => assert.fail('nobody looks for what is known');
        assert.deepEqual(await create({ find }), made);
        assert.equal(bench.posted.length, 1);
    });

    it('although the process dies between the answer and its storing', async () => {
        const { store } = bench;
        bench.context.store = { ...store, confirmEffect: () => Promise.reject(new Error('killed')) };
        await assert.rejects(create(), /killed/);
        bench.context.store = store;
        assert.equal((await create()).id, 'made 1');
        assert.deepEqual([bench.posted.length, prepared], [1, 1]);
    });

    it('not at all where an admin has switched the way off since the run began', async () => {
        bench.context.waysNow = async () => ({ ...allOpen, outbound: false });
        await assert.rejects(create(), postponedTo(0));
        assert.deepEqual([bench.posted.length, prepared], [0, 0]);
        bench.context.waysNow = async () => allOpen;
        assert.equal((await create()).id, 'made 1');
    });

    it('not at all by a run that has lost its deal', async () => {
        const run = await bench.begin();
        const creation = {
            kind: 'create-referral',
            title: '',
            body: {},
            request: null,
            notBefore: 0
        } as const;
        await bench.begin();
        await assert.rejects(createOnce(run, { ...creation, find: async () => null }), LeaseLost);
        assert.equal(bench.posted.length, 0);
    });

    it('under a mark that is as young as its POST, although the process stood still while it marked', async () => {
        const { store } = bench;
        const marked: number[] = [];
        bench.context.store = {
            ...store,
            markSent(lease, effectId, at) {
                if (marked.push(at.getTime()) === 1) bench.after(3_600_000);
                return store.markSent(lease, effectId, at);
            }
        };
        await create();
        assert.deepEqual(marked, [NOON, NOON + 3_600_000]);
        assert.equal(bench.posted.length, 1);
    });

    it('not by a run that stood still while it marked and has lost its deal meanwhile', async () => {
        const { store } = bench;
        bench.context.store = {
            ...store,
            async markSent(lease, effectId, at) {
                await store.markSent(lease, effectId, at);
                bench.after(3_600_000);
                await bench.begin();
            }
        };
        await assert.rejects(create(), LeaseLost);
        assert.equal(bench.posted.length, 0);
    });

    it('not before its time, and with looks in between', async () => {
        const notBefore = NOON + LOOK + 1;
        await assert.rejects(create({ notBefore }), postponedTo(LOOK));
        bench.after(LOOK);
        await assert.rejects(create({ notBefore }), postponedTo(LOOK + 1));
        assert.deepEqual([bench.posted.length, prepared], [0, 0]);
        bench.after(1);
        await create({ notBefore });
        assert.deepEqual([bench.posted.length, prepared], [1, 1]);
    });
});

describe('a create that was refused', () => {
    it('is told, and sent again by the next run at once, with what it is by then', async () => {
        bench.answers.push('refused');
        await assert.rejects(create(), { code: 'REFERRAL_REFUSED' });
        const notBefore = NOON + LISTS_LAG;
        await create({ body: { name: 'Better robots' }, notBefore });
        assert.deepEqual(bench.posted, [{ name: 'Robots' }, { name: 'Better robots' }]);
    });
});

describe('a create whose answer was lost', () => {
    it('is looked for, and taken when a list shows it', async () => {
        bench.answers.push('created, answer lost');
        await assert.rejects(create(), { code: 'PARTNER_CENTER_UNAVAILABLE' });
        const late = async () => null;
        await assert.rejects(create({ find: late }), postponedTo(LOOK));
        bench.after(LOOK);
        assert.equal((await create()).id, 'made 1');
        assert.equal(bench.posted.length, 1);
    });

    it('is sent again only when no list can still be late, and prepared for once', async () => {
        bench.answers.push('lost');
        await assert.rejects(create(), { code: 'PARTNER_CENTER_UNAVAILABLE' });
        bench.after(LISTS_LAG - 1);
        await assert.rejects(create(), postponedTo(LISTS_LAG));
        bench.after(1);
        assert.equal((await create()).id, 'made 2');
        assert.deepEqual([bench.posted.length, prepared], [2, 1]);
    });

    it('is not believed lost by a look that began too early, however slow it was', async () => {
        bench.answers.push('lost');
        await assert.rejects(create(), { code: 'PARTNER_CENTER_UNAVAILABLE' });
        const find = async () => {
            bench.after(LISTS_LAG);
            return null;
        };
        await assert.rejects(create({ find }), Postponed);
        assert.equal(bench.posted.length, 1);
    });
});

describe('a referral that was made and has gone', () => {
    it('is not made again', async () => {
        const run = await bench.begin();
        const effect = await bench.store.planEffect(run.lease, {
            kind: 'create-referral',
            key: 'create-referral',
            request: null
        });
        // As a commit settles what was sent.
        await bench.store.confirmEffect(run.lease, effect.id, null, bench.now());
        await assert.rejects(create(), { code: 'REFERRAL_NOT_FOUND' });
        assert.equal(bench.posted.length, 0);
    });
});
