import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Store } from '../types.ts';
import { later, lease, newAlias, newDeal, NOON, outcome } from './given.ts';

const soon = () => AbortSignal.timeout(10_000);

export function waitingSuite(store: () => Store): void {
    describe('waiting for a hint to be answered', () => {
        it('ends with the commit of a run that began after it', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const before = await lease(store(), dealId);
            const hint = await store().hintDeal(dealId);
            let answered = false;
            const waiting = store()
                .waitUntilDone(dealId, hint, soon())
                .then(() => (answered = true));
            const earlier = store().waitUntilDone(dealId, hint - 1, soon());
            await store().commitRun(before, outcome());
            await earlier;
            assert.equal(answered, false);
            await store().commitRun(await lease(store(), dealId), outcome());
            await waiting;
        });

        it('ends at once when it is answered already', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            await store().commitRun(await lease(store(), dealId), outcome());
            await store().waitUntilDone(dealId, 1, soon());
        });

        it('ends when the deal is held, not when it is to be tried again', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const given = new AbortController();
            const failure = { code: 'REFERRAL_REFUSED', detail: '', now: NOON } as const;
            await store().failRun(await lease(store(), dealId), { ...failure, retryAt: later(1) });
            const impatient = store().waitUntilDone(dealId, 1, given.signal);
            given.abort(new Error('no time'));
            await assert.rejects(impatient, /no time/);

            const waiting = store().waitUntilDone(dealId, 1, soon());
            await store().failRun(await lease(store(), dealId), { ...failure, retryAt: null });
            await waiting;
        });

        it('is refused with the reason of a signal that was aborted before', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            await assert.rejects(
                store().waitUntilDone(dealId, 1, AbortSignal.abort(new Error('gone'))),
                /gone/
            );
        });
    });
}
