import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Alias, Sighting, Store } from '../types.ts';
import { changed, dealNow, later, lease, newAlias, newDeal, NOON, outcome, sweep as by } from './given.ts';

const sighting = (alias: Alias, stamp: string, more: Partial<Sighting> = {}): Sighting => ({
    ...changed(alias),
    recordId: alias.value,
    stamp,
    ...more
});

export function sweepingSuite(store: () => Store): void {
    const sweep = (...sightings: Sighting[]) => store().receiveSightings(by(), sightings, NOON);

    describe('what a sweep comes across', () => {
        it('hints the deal, and a new one where nobody knows the record', async () => {
            const [known, unknown] = [newAlias('referral'), newAlias('referral')];
            const dealId = await newDeal(store(), known);
            const dealIds = await sweep(sighting(known, 'monday'), sighting(unknown, 'monday'));
            assert.equal(dealIds.length, 2);
            assert.equal((await dealNow(store(), dealId)).hintSeq, 2);
            assert.equal((await store().dealByAlias(unknown))?.hintSeq, 1);
        });

        it('is told of once: the same world again changes nothing', async () => {
            const alias = newAlias('opportunity');
            const [dealId] = await sweep(sighting(alias, 'monday'));
            assert.deepEqual(await sweep(sighting(alias, 'monday')), []);
            assert.equal((await dealNow(store(), dealId as string)).hintSeq, 1);
            assert.deepEqual(await sweep(sighting(alias, 'tuesday')), [dealId]);
        });

        it('is no news for a deal whose run has read it already', async () => {
            const alias = newAlias('opportunity');
            const dealId = await newDeal(store(), alias);
            const stamps = { [alias.value]: 'monday' };
            await store().commitRun(await lease(store(), dealId), outcome({ stamps }));
            assert.deepEqual(await sweep(sighting(alias, 'monday')), []);
            assert.deepEqual(await sweep(sighting(alias, 'tuesday')), [dealId]);
        });

        it('may be a part of a deal, with a stamp of its own', async () => {
            const alias = newAlias('opportunity');
            const [dealId] = await sweep(sighting(alias, 'monday'));
            const part = sighting(alias, 'monday', { recordId: 'solution' });
            assert.deepEqual(await sweep(sighting(alias, 'monday'), part), [dealId]);
            assert.deepEqual(await sweep(sighting(alias, 'monday'), part), []);
        });

        it('is ignored when it is deleted and nobody knows it', async () => {
            const [unknown, known] = [newAlias('opportunity'), newAlias('opportunity')];
            const dealId = await newDeal(store(), known);
            const gone = { kind: 'deleted' } as const;
            assert.deepEqual(await sweep(sighting(unknown, 'x', gone), sighting(known, 'x', gone)), [dealId]);
            assert.equal(await store().dealByAlias(unknown), null);
        });
    });

    describe('a sweep', () => {
        it('keeps how far it has come, under its name', async () => {
            const name = newAlias('referral').value;
            assert.equal(await store().sweepMark(name), null);
            await store().setSweepMark(name, { newest: 'monday' });
            await store().setSweepMark(name, { newest: 'tuesday' });
            assert.deepEqual(await store().sweepMark(name), { newest: 'tuesday' });
        });

        it('goes through the deals that have an alias of a kind, a few at a time', async () => {
            const ids: string[] = [];
            for (let count = 0; count < 3; count++)
                ids.push(await newDeal(store(), newAlias('microsoft-referral')));
            const found: string[] = [];
            for (let after: string | null = null; ; ) {
                const [deal]: { id: string }[] = await store().dealsWithAlias('microsoft-referral', after, 1);
                if (!deal) break;
                found.push((after = deal.id));
            }
            assert.deepEqual(found, [...found].sort());
            assert.ok(ids.every((id) => found.includes(id)));
        });
    });

    describe('a run that is put off', () => {
        it('is no failed attempt, and is due at its time', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const retryAt = later(30_000);
            const put = { code: 'PARTNER_CENTER_UNAVAILABLE', detail: '', retryAt, now: NOON } as const;
            await store().failRun(await lease(store(), dealId), { ...put, isAttempt: false });
            const deal = await dealNow(store(), dealId);
            assert.deepEqual([deal.attempt, deal.nextAttemptAt], [0, retryAt]);
            assert.ok((await store().dueDeals(retryAt)).dealIds.includes(dealId));
        });

        it('may have done its work but for something that comes later', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const runAgainAt = later(3_000);
            await store().commitRun(await lease(store(), dealId), outcome({ runAgainAt }));
            const deal = await dealNow(store(), dealId);
            assert.deepEqual([deal.doneSeq, deal.nextAttemptAt], [deal.hintSeq, runAgainAt]);
            assert.ok((await store().dueDeals(runAgainAt)).dealIds.includes(dealId));
            await store().commitRun(await lease(store(), dealId, later(5_000)), outcome());
            assert.equal((await dealNow(store(), dealId)).nextAttemptAt, null);
        });
    });
}
