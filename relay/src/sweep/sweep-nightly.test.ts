import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Deal } from '../store/types.ts';
import { sweepBench, type SweepBench } from './fixtures/sweep-bench.ts';
import { askForNight, NIGHTLY_SWEEP, sweepNightly } from './sweep-nightly.ts';

const deal = (number: number, changes: Partial<Deal> = {}): Deal => ({
    id: `deal-${String(number).padStart(4, '0')}`,
    state: 'active',
    hintSeq: 1,
    doneSeq: 1,
    aliases: [{ kind: 'referral', value: `r${number}` }],
    seenCrm: null,
    seenPartner: { status: 'Active' },
    attempt: 0,
    nextAttemptAt: null,
    errorCode: null,
    held: null,
    writes: {},
    refused: {},
    stamps: {},
    toldByEventsAlone: false,
    ...changes
});

let bench: SweepBench;
let now: Date;
const told = () => bench.told.flat().map(({ alias, stamp }) => [alias.value, stamp]);
const sweep = () => sweepNightly({ ...bench.context, now: () => now });

beforeEach(() => {
    bench = sweepBench();
    bench.deals = [deal(1), deal(2)];
    now = new Date('2026-11-20T12:00:00Z');
});

describe('the nightly comparison', () => {
    it('tells every deal once a night, from the second day on', async () => {
        await sweep();
        assert.deepEqual(told(), []);
        now = new Date('2026-11-21T01:59:00Z');
        await sweep();
        assert.deepEqual(told(), []);
        now = new Date('2026-11-21T02:00:00Z');
        await sweep();
        await sweep();
        assert.deepEqual(told(), [
            ['r1', '2026-11-21'],
            ['r2', '2026-11-21']
        ]);
    });

    it('leaves out what is over, switched off or deleted, and tells what is held', async () => {
        bench.deals = [
            deal(1, { seenPartner: { status: 'Closed', microsoftStatus: 'Closed' } }),
            deal(2, { state: 'off' }),
            deal(3, { state: 'tombstone' }),
            deal(4, { state: 'held' })
        ];
        await askForNight(bench.context.store);
        await sweep();
        assert.deepEqual(told(), [['r4', '2026-11-20']]);
    });

    it('goes on where it was interrupted', async () => {
        bench.deals = Array.from({ length: 501 }, (_, index) => deal(index));
        await askForNight(bench.context.store);
        bench.portionsUntilItFails = 10;
        await assert.rejects(sweep(), /the store is gone/);
        bench.portionsUntilItFails = Infinity;
        bench.told.length = 0;
        await sweep();
        assert.deepEqual(told(), [['r500', '2026-11-20']]);
        assert.deepEqual(bench.marks.get(NIGHTLY_SWEEP), { night: '2026-11-20', after: null });
    });

    it('feeds in small portions and lets the line get shorter in between', async () => {
        bench.deals = Array.from({ length: 120 }, (_, index) => deal(index));
        bench.waiting = [500, 500, 0];
        await askForNight(bench.context.store);
        await sweep();
        assert.deepEqual(
            bench.told.map(({ length }) => length),
            [50, 50, 20]
        );
        assert.equal(bench.pauses, 2);
    });
});
