import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AliasTaken, LeaseLost, type Store } from '../types.ts';
import { dealNow, lease, newAlias, newDeal, NOON, outcome } from './given.ts';

export function mergesSuite(store: () => Store): void {
    describe('a claim in the middle of a run', () => {
        it('takes the names, and with them the deal that is only one of them: its run ends', async () => {
            const [referral, microsofts] = [newAlias('referral'), newAlias('microsoft-referral')];
            const mine = await lease(store(), await newDeal(store(), referral));
            const theirs = await lease(store(), await newDeal(store(), microsofts));
            await store().claim(mine, [referral, microsofts], NOON);
            assert.equal((await store().dealByAlias(microsofts))?.id, mine.dealId);
            await assert.rejects(store().claim(theirs, [referral], NOON), LeaseLost);
            await store().commitRun(mine, outcome());
            const deal = await dealNow(store(), mine.dealId);
            assert.deepEqual([deal.hintSeq, deal.doneSeq], [2, 1]);
        });

        it('is refused by a deal that has memories, and then takes nothing', async () => {
            const [referral, engagement] = [newAlias('referral'), newAlias('engagement')];
            const theirs = await lease(store(), await newDeal(store(), referral));
            await store().rememberFirst(theirs, { seenCrm: {}, seenPartner: {} });
            const mine = await lease(store(), await newDeal(store(), newAlias('microsoft-referral')));
            await assert.rejects(store().claim(mine, [engagement, referral], NOON), AliasTaken);
            assert.equal(await store().dealByAlias(engagement), null);
        });
    });

    describe('a merge', () => {
        it('hands the aliases to the deal that has the target, hints it and ends the run', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('microsoft-referral')];
            const fullId = await newDeal(store(), opportunity);
            await store().commitRun(await lease(store(), fullId), outcome());
            const provisional = await lease(store(), await newDeal(store(), referral));

            assert.equal(await store().mergeInto(provisional, opportunity, NOON), fullId);
            const full = await dealNow(store(), fullId);
            assert.deepEqual(full.aliases, [referral, opportunity]);
            assert.deepEqual([full.hintSeq, full.doneSeq], [2, 1]);
            assert.deepEqual(full.seenCrm, outcome().seenCrm);
            assert.equal(await store().deal(provisional.dealId), null);
            await assert.rejects(store().commitRun(provisional, outcome()), LeaseLost);
        });

        it('leaves behind the alias that is no name of the deal', async () => {
            const [opportunity, foreign] = [newAlias('opportunity'), newAlias('microsoft-referral')];
            const fullId = await newDeal(store(), opportunity);
            const provisional = await lease(store(), await newDeal(store(), foreign));
            assert.equal(await store().mergeInto(provisional, opportunity, NOON, foreign), fullId);
            assert.deepEqual((await dealNow(store(), fullId)).aliases, [opportunity]);
            assert.equal(await store().dealByAlias(foreign), null);
        });

        it('changes nothing when nobody else has the target', async () => {
            const own = newAlias('referral');
            const provisional = await lease(store(), await newDeal(store(), own));
            assert.equal(await store().mergeInto(provisional, newAlias('opportunity'), NOON), null);
            assert.equal(await store().mergeInto(provisional, own, NOON), null);
            await store().commitRun(provisional, outcome());
        });

        it('ends the waiting for the deal that is no more', async () => {
            const opportunity = newAlias('opportunity');
            await newDeal(store(), opportunity);
            const provisional = await lease(store(), await newDeal(store(), newAlias('referral')));
            const waiting = store().waitUntilDone(provisional.dealId, 1, AbortSignal.timeout(10_000));
            await store().mergeInto(provisional, opportunity, NOON);
            await waiting;
        });
    });
}
