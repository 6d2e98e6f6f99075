import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { idsOf, referral, sweepBench, type SweepBench } from './fixtures/sweep-bench.ts';
import { askForFullSweep, REFERRALS_SWEEP, sweepReferrals } from './sweep-referrals.ts';

let bench: SweepBench;
const sweep = async (full = false) => {
    if (full) await askForFullSweep(bench.context.store);
    await sweepReferrals(bench.context);
};
const mark = () => bench.marks.get(REFERRALS_SWEEP);
const marked = (newest: string) => bench.marks.set(REFERRALS_SWEEP, { newest, full: false });

beforeEach(() => {
    bench = sweepBench();
    bench.referrals = [
        referral('c', '2026-11-20T11:00:00.81Z'),
        referral('b', '2026-11-20T10:50:00.8101Z'),
        referral('a', '2026-11-19T10:00:00Z')
    ];
});

describe('a sweep of referrals', () => {
    it('begins with a mark and tells of nothing: deals from before come in when somebody asks', async () => {
        await sweep();
        assert.deepEqual(idsOf(bench), []);
        assert.deepEqual(mark(), { newest: '2026-11-20T11:00:00.81Z', full: false });
    });

    it('tells of everything after the mark, and of a quarter of an hour before it', async () => {
        marked('2026-11-20T10:55:00Z');
        await sweep();
        assert.deepEqual(idsOf(bench), ['c', 'b']);
        assert.deepEqual(mark(), { newest: '2026-11-20T11:00:00.81Z', full: false });
    });

    it('finds the first referral of an account that had none', async () => {
        const { referrals } = bench;
        bench.referrals = [];
        await sweep();
        bench.referrals = referrals;
        await sweep();
        assert.deepEqual(idsOf(bench), ['c', 'b', 'a']);
    });

    it('tells with what each referral says of its last change, and whose it is', async () => {
        marked('2026-11-20T10:59:00Z');
        bench.referrals = [referral('m', '2026-11-20T11:00:00Z', { organizationId: 'msft' })];
        await sweep();
        assert.deepEqual(bench.told[0], [
            {
                alias: { kind: 'microsoft-referral', value: 'm' },
                kind: 'changed',
                recordId: 'm',
                stamp: '2026-11-20T11:00:00Z'
            }
        ]);
    });

    it('keeps the old mark until all hints are stored', async () => {
        marked('2026-11-20T10:55:00Z');
        bench.portionsUntilItFails = 0;
        await assert.rejects(sweep(), /the store is gone/);
        assert.deepEqual(mark(), { newest: '2026-11-20T10:55:00Z', full: false });
    });

    it('goes down to the oldest one when it is full, and does so again after a crash', async () => {
        marked('2026-11-20T11:00:00Z');
        bench.portionsUntilItFails = 0;
        await assert.rejects(sweep(true));
        bench.portionsUntilItFails = Infinity;
        await sweep();
        assert.deepEqual(idsOf(bench), ['c', 'b', 'a']);
        assert.deepEqual(mark(), { newest: '2026-11-20T11:00:00.81Z', full: false });
    });

    it('is full the next time when somebody asks for that while one is under way', async () => {
        marked('2026-11-20T10:55:00Z');
        const { listReferrals } = bench.context.partnerCenter;
        bench.context.partnerCenter.listReferrals = async function* (query, call) {
            yield* listReferrals(query, call);
            await askForFullSweep(bench.context.store);
        };
        bench.referrals.pop();
        await sweep();
        assert.deepEqual(mark(), { newest: '2026-11-20T11:00:00.81Z', full: true });
    });

    it('tells in portions of fifty, and waits while a hundred deals stand in line', async () => {
        bench.referrals = Array.from({ length: 120 }, (_, index) =>
            referral(`r${index}`, '2026-11-20T11:00:00Z')
        );
        bench.waiting = [100, 100, 99];
        await sweep(true);
        assert.deepEqual(
            bench.told.map(({ length }) => length),
            [50, 50, 20]
        );
        assert.equal(bench.pauses, 2);
        assert.deepEqual([bench.context.progress.read, bench.context.progress.hinted], [120, 120]);
    });

    it('does not wait for ever for deals that cannot go on', async () => {
        bench.waiting = [5000];
        await sweep(true);
        assert.equal(bench.told.length, 1);
    });
});
