import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LeaseLost, type Store } from '../types.ts';
import { dealNow, later, lease, LEASE_MS, newAlias, newDeal, NOON, outcome } from './given.ts';

export function leasesSuite(store: () => Store): void {
    describe('a lease', () => {
        it('goes to one of many who ask at once', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const asked = Array.from({ length: 20 }, (_, n) =>
                store().takeLease(dealId, `${n}`, LEASE_MS, NOON)
            );
            assert.equal((await Promise.all(asked)).filter(Boolean).length, 1);
        });

        it('tells what the deal is and which hint it answers', async () => {
            const alias = newAlias('referral');
            const dealId = await newDeal(store(), alias);
            assert.equal(await store().hintDeal(dealId), 2);
            const taken = await lease(store(), dealId);
            assert.equal(taken.hintSeq, 2);
            assert.deepEqual(taken.deal, await dealNow(store(), dealId));
        });

        it('is refused until the time of the other one is over, not a millisecond longer', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            await lease(store(), dealId);
            assert.equal(await store().takeLease(dealId, 'other', LEASE_MS, later(LEASE_MS - 1)), null);
            assert.ok(await store().takeLease(dealId, 'other', LEASE_MS, later(LEASE_MS)));
        });

        it('that is prolonged keeps others out for as long again', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const taken = await lease(store(), dealId);
            assert.equal(await store().prolongLease(taken, LEASE_MS, later(LEASE_MS - 1)), true);
            const asked = await store().takeLease(dealId, 'other', LEASE_MS, later(2 * LEASE_MS - 2));
            assert.equal(asked, null);
            const next = await lease(store(), dealId, later(2 * LEASE_MS - 1));
            assert.equal(await store().prolongLease(taken, LEASE_MS, later(2 * LEASE_MS)), false);
            assert.equal(await store().holdsLease(next), true);
        });

        it('stays valid after its time as long as nobody else has taken the deal', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const taken = await lease(store(), dealId);
            assert.equal(await store().holdsLease(taken), true);
            await store().commitRun(taken, outcome({ now: later(LEASE_MS * 2) }));
        });

        it('once lost lets nothing of its run through', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const lost = await lease(store(), dealId);
            const effect = await store().planEffect(lost, { kind: 'patch', key: 'a', request: {} });
            const valid = await lease(store(), dealId, later(LEASE_MS));

            assert.equal(await store().holdsLease(lost), false);
            await assert.rejects(store().commitRun(lost, outcome({ seenCrm: 'of the lost run' })), LeaseLost);
            await assert.rejects(
                store().failRun(lost, { code: 'UNEXPECTED', detail: '', retryAt: null, now: NOON }),
                LeaseLost
            );
            await assert.rejects(store().mergeInto(lost, newAlias('referral'), NOON), LeaseLost);
            await assert.rejects(
                store().planEffect(lost, { kind: 'patch', key: 'b', request: {} }),
                LeaseLost
            );
            await assert.rejects(store().markSent(lost, effect.id, NOON), LeaseLost);
            await assert.rejects(store().confirmEffect(lost, effect.id, {}, NOON), LeaseLost);
            await assert.rejects(store().failEffect(lost, effect.id, {}, NOON), LeaseLost);

            assert.equal((await dealNow(store(), dealId)).seenCrm, null);
            assert.deepEqual(
                (await store().openEffects(dealId)).map(({ key, state }) => [key, state]),
                [['a', 'planned']]
            );
            await store().commitRun(valid, outcome());
        });

        it('ends with its run', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const taken = await lease(store(), dealId);
            await store().commitRun(taken, outcome());
            assert.equal(await store().holdsLease(taken), false);
            await assert.rejects(store().commitRun(taken, outcome()), LeaseLost);
            await lease(store(), dealId);
        });
    });
}
