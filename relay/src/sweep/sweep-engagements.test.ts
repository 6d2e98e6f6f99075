import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Deal } from '../store/types.ts';
import { idsOf, referral, sweepBench, type SweepBench } from './fixtures/sweep-bench.ts';
import { sweepEngagements } from './sweep-engagements.ts';

const deal = (number: number, changes: Partial<Deal> = {}): Deal => ({
    id: `deal-${String(number).padStart(3, '0')}`,
    state: 'active',
    hintSeq: 1,
    doneSeq: 1,
    aliases: [{ kind: 'engagement', value: `e${number}` }],
    seenCrm: null,
    seenPartner: { status: 'Active', microsoftStatus: 'New' },
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
beforeEach(() => (bench = sweepBench()));

describe('a sweep of engagements', () => {
    it('tells of both referrals of an engagement, and of no other partner', async () => {
        bench.deals = [deal(1)];
        bench.referrals = [
            referral('own', '2026-11-20T11:00:00Z', { engagementId: 'e1' }),
            referral('theirs', '2026-11-20T11:30:00Z', { engagementId: 'e1', organizationId: 'msft' }),
            referral('partner', '2026-11-20T11:40:00Z', { engagementId: 'e1', organizationId: 'northwind' }),
            referral('other', '2026-11-20T11:30:00Z', { engagementId: 'e2' })
        ];
        await sweepEngagements(bench.context);
        assert.deepEqual(idsOf(bench), ['own', 'theirs']);
        assert.deepEqual(
            bench.told.flat().map(({ alias }) => alias.kind),
            ['referral', 'microsoft-referral']
        );
    });

    it('asks for twenty at a time, for all of them in turn, and then for the first one again', async () => {
        bench.deals = Array.from({ length: 45 }, (_, index) => deal(index));
        for (let round = 0; round < 3; round++) await sweepEngagements(bench.context);
        assert.deepEqual(
            bench.asked,
            bench.deals.map((_, index) => `e${index}`)
        );
        await sweepEngagements(bench.context);
        assert.equal(bench.asked.at(-20), 'e0');
    });

    it('leaves out what is over on both sides, switched off or deleted', async () => {
        bench.deals = [
            deal(1, { seenPartner: { status: 'Closed', microsoftStatus: 'Closed' } }),
            deal(2, { state: 'off' }),
            deal(3, { state: 'tombstone' }),
            deal(4, { seenPartner: { status: 'Closed', microsoftStatus: 'Active' } }),
            deal(5, { state: 'held' })
        ];
        await sweepEngagements(bench.context);
        assert.deepEqual(bench.asked, ['e4', 'e5']);
    });
});
