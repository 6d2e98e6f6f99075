import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LeaseLost, type Store } from '../types.ts';
import { dealNow, lease, newAlias, newDeal, NOON, outcome } from './given.ts';

export function mergesSuite(store: () => Store): void {
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
