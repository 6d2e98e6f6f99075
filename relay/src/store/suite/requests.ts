import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PendingRequest, SettledRequests } from '../requests/types.ts';
import { LeaseLost, type Store } from '../types.ts';
import { dealNow, lease, newAlias, newDeal, NOON, outcome } from './given.ts';

const accept: PendingRequest = {
    id: 'first',
    command: 'accept',
    reason: null,
    force: false,
    referralId: null,
    userId: '005000000000001AAA'
};

const settled = (changes: Partial<SettledRequests> = {}): SettledRequests => ({
    doneId: null,
    resolved: [],
    conflicts: {},
    stage: null,
    closing: null,
    ...changes
});

export function requestsSuite(store: () => Store): void {
    describe('requests of a deal', () => {
        it('are stored with a hint that the deal has to answer', async () => {
            const alias = newAlias('opportunity');
            const dealId = await newDeal(store(), alias);
            const before = (await dealNow(store(), dealId)).hintSeq;
            const asked = await store().request(alias, { pending: accept }, { create: false });
            assert.deepEqual(asked, { dealId, hintSeq: before + 1 });
            assert.deepEqual((await store().requestsOf(dealId)).pending, accept);
        });

        it('make no deal unless told to', async () => {
            const alias = newAlias('opportunity');
            assert.equal(await store().request(alias, { paused: true }, { create: false }), null);
            assert.equal(await store().dealByAlias(alias), null);
            assert.ok(await store().request(alias, { paused: true }, { create: true }));
            assert.ok(await store().dealByAlias(alias));
        });

        it('leave alone what they do not name', async () => {
            const alias = newAlias('opportunity');
            const dealId = await newDeal(store(), alias);
            await store().request(alias, { pending: accept }, { create: false });
            await store().request(alias, { paused: true }, { create: false });
            await store().request(alias, { resolutions: { name: 'crm' } }, { create: false });
            await store().request(alias, { resolutions: { value: 'partner' } }, { create: false });
            const { pending, paused, resolutions } = await store().requestsOf(dealId);
            assert.deepEqual(
                { pending, paused, resolutions },
                { pending: accept, paused: true, resolutions: { name: 'crm', value: 'partner' } }
            );
        });

        it('end when a run has settled them, but not one that was asked meanwhile', async () => {
            const alias = newAlias('opportunity');
            const dealId = await newDeal(store(), alias);
            await store().request(alias, { pending: accept }, { create: false });
            const run = await lease(store(), dealId);
            const conflicts = { value: { crm: 1, partner: 2 } };
            await store().settleRequests(run, settled({ doneId: 'earlier', conflicts }));
            assert.equal((await store().requestsOf(dealId)).pending?.id, 'first');
            await store().settleRequests(run, settled({ doneId: 'first' }));
            const after = await store().requestsOf(dealId);
            assert.deepEqual([after.pending, after.conflicts], [null, {}]);
        });

        it('are not settled by a run that has lost its lease', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const run = await lease(store(), dealId);
            await store().commitRun(run, outcome());
            await assert.rejects(store().settleRequests(run, settled()), LeaseLost);
            await assert.rejects(store().unlinkDeal(run), LeaseLost);
        });

        it('go along when the deal becomes part of another one', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('referral')];
            const from = await newDeal(store(), opportunity);
            await store().request(opportunity, { pending: accept }, { create: false });
            const into = await newDeal(store(), referral);
            const target = await store().mergeInto(await lease(store(), from), referral, NOON);
            assert.equal(target, into);
            assert.deepEqual((await store().requestsOf(into)).pending, accept);
        });

        it('are not forgotten where the other deal has something settled already', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('referral')];
            await newDeal(store(), opportunity);
            await store().request(opportunity, { pending: accept, paused: true }, { create: false });
            const run = await lease(store(), await newDeal(store(), referral));
            await store().settleRequests(run, settled());
            await store().commitRun(run, outcome({ aliases: [opportunity] }));
            const { pending, paused } = await store().requestsOf(run.dealId);
            assert.deepEqual({ pending, paused }, { pending: accept, paused: true });
        });

        it('unlink: the Opportunity gets a new deal, and the referral is left alone', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('referral')];
            const dealId = await newDeal(store(), opportunity);
            await store().commitRun(await lease(store(), dealId), outcome({ aliases: [referral] }));
            await store().unlinkDeal(await lease(store(), dealId));
            const fresh = await store().dealByAlias(opportunity);
            assert.ok(fresh && fresh.id !== dealId);
            assert.deepEqual([fresh.state, fresh.seenCrm], ['off', null]);
            assert.equal((await store().dealByAlias(referral))?.id, dealId);
            assert.equal((await store().requestsOf(dealId)).leftAlone, true);

            const again = await lease(store(), fresh.id);
            await store().commitRun(again, outcome({ aliases: [referral] }));
            assert.equal((await store().dealByAlias(referral))?.id, fresh.id);
            assert.equal((await store().requestsOf(fresh.id)).leftAlone, false);
        });
    });

    it('a run may say when the deal is to be run again', async () => {
        const dealId = await newDeal(store(), newAlias('opportunity'));
        await store().commitRun(await lease(store(), dealId), outcome({ runAgainAt: NOON }));
        assert.deepEqual((await dealNow(store(), dealId)).nextAttemptAt, NOON);
        assert.ok((await store().dueDeals(NOON)).dealIds.includes(dealId));
    });
}
