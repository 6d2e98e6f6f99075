import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Store } from '../types.ts';
import { dealNow, lease, newAlias, newDeal, NOON } from './given.ts';

export function rebuildingSuite(store: () => Store): void {
    describe('a deal that is restored', () => {
        it('has all names, the id that was given, and no hint: nothing runs it', async () => {
            const aliases = [newAlias('opportunity'), newAlias('referral'), newAlias('engagement')];
            const id = randomUUID();
            assert.equal(await store().restoreDeal(id, aliases), true);
            const deal = await dealNow(store(), id);
            const named = deal.aliases.map(({ value }) => value).sort();
            assert.deepEqual(named, aliases.map(({ value }) => value).sort());
            assert.deepEqual([deal.hintSeq, deal.doneSeq, deal.seenCrm], [0, 0, null]);
            assert.equal(await store().restoreDeal(null, aliases), false);
        });

        it('adds to the deal that has its first name already', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('referral')];
            const id = await newDeal(store(), opportunity);
            assert.equal(await store().restoreDeal(null, [opportunity, referral]), true);
            assert.equal((await store().dealByAlias(referral))?.id, id);
        });

        it('leaves a name with the deal that has it', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('referral')];
            const other = await newDeal(store(), referral);
            const id = await newDeal(store(), opportunity);
            assert.equal(await store().restoreDeal(null, [opportunity, referral]), false);
            assert.equal((await store().dealByAlias(referral))?.id, other);
            assert.equal((await store().dealByAlias(opportunity))?.id, id);
        });
    });

    describe('a held deal that is dropped', () => {
        const held = async () => {
            const alias = newAlias('opportunity');
            const id = await newDeal(store(), alias);
            const run = await lease(store(), id);
            const failure = {
                code: 'SALESFORCE_REFUSED',
                detail: 'Rule.',
                retryAt: null,
                now: NOON
            } as const;
            await store().failRun(run, failure);
            return { alias, id };
        };

        it('waits for nobody any more, and runs with its next hint', async () => {
            const { id } = await held();
            assert.equal(await store().dropHeld(id), true);
            const deal = await dealNow(store(), id);
            assert.deepEqual([deal.state, deal.held, deal.hintSeq, deal.doneSeq], ['active', null, 1, 1]);
            assert.equal(await store().hintDeal(id), 2);
        });

        it('loses the command that waited there', async () => {
            const { alias, id } = await held();
            const pending = {
                id: 'x',
                command: 'won',
                reason: null,
                force: false,
                referralId: null,
                userId: ''
            };
            await store().request(alias, { pending }, { create: false });
            await store().dropHeld(id);
            assert.equal((await store().requestsOf(id)).pending, null);
        });

        it('has to be held: any other is left alone', async () => {
            const id = await newDeal(store(), newAlias('opportunity'));
            assert.equal(await store().dropHeld(id), false);
            assert.equal(await store().dropHeld(randomUUID()), false);
        });
    });
}
