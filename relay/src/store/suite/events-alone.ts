import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LeaseLost, type Alias, type Store } from '../types.ts';
import { changed, dealNow, lease, newAlias, newDeal, newEvent, NOON, outcome, sweep } from './given.ts';

export function eventsAloneSuite(store: () => Store): void {
    const ofMicrosoft = () => ({ ...newEvent(), source: 'partner-center' as const });
    const isAlone = async (dealId: string) => (await dealNow(store(), dealId)).toldByEventsAlone;
    const tell = (alias: Alias) => store().receive(ofMicrosoft(), [changed(alias)]);

    /** A deal that a run has answered. */
    async function atRest(alias: Alias): Promise<string> {
        const dealId = await newDeal(store(), alias);
        await store().commitRun(await lease(store(), dealId), outcome());
        return dealId;
    }

    describe('hints of Microsoft alone', () => {
        it('are known as such, however many, until a run has answered them', async () => {
            const alias = newAlias('referral');
            const dealId = await atRest(alias);
            assert.equal(await isAlone(dealId), false);
            await tell(alias);
            await store().keepEvents([{ event: ofMicrosoft(), hints: [changed(alias)] }]);
            while ((await store().hintKept()) > 0);
            const taken = await lease(store(), dealId);
            assert.equal(taken.deal.toldByEventsAlone, true);
            await store().commitRun(taken, outcome());
            assert.equal(await isAlone(dealId), false);
        });

        it('are not, where Salesforce, a sweep or a person has asked before or after them', async () => {
            const others: ((alias: Alias, dealId: string) => Promise<unknown>)[] = [
                (alias) => store().receive(newEvent(), [changed(alias)]),
                (alias) =>
                    store().receiveSightings(
                        sweep(),
                        [{ ...changed(alias), recordId: 'x', stamp: newEvent().bodyHash }],
                        NOON
                    ),
                (_alias, dealId) => store().hintDeal(dealId)
            ];
            for (const other of others)
                for (const isFirst of [true, false]) {
                    const alias = newAlias('referral');
                    const dealId = await atRest(alias);
                    if (isFirst) await other(alias, dealId);
                    await tell(alias);
                    if (!isFirst) await other(alias, dealId);
                    assert.equal(await isAlone(dealId), false);
                }
        });

        it('stay so when they come while a run is under way', async () => {
            const alias = newAlias('referral');
            const dealId = await newDeal(store(), alias);
            const taken = await lease(store(), dealId);
            await tell(alias);
            assert.equal(await isAlone(dealId), false);
            await store().commitRun(taken, outcome());
            assert.equal(await isAlone(dealId), true);
        });

        it('come along with a name that becomes part of the deal', async () => {
            const alias = newAlias('referral');
            await store().receive(ofMicrosoft(), [changed(alias)]);
            const dealId = await newDeal(store(), newAlias('opportunity'));
            await store().commitRun(await lease(store(), dealId), outcome({ aliases: [alias] }));
            assert.equal(await isAlone(dealId), true);
            const other = newAlias('referral');
            await store().receive(newEvent(), [changed(other)]);
            await store().commitRun(await lease(store(), dealId), outcome({ aliases: [other] }));
            assert.equal(await isAlone(dealId), false);
        });
    });

    describe('a run that ends unchanged', () => {
        it('has answered its hint and changed nothing else', async () => {
            const alias = newAlias('referral');
            const dealId = await atRest(alias);
            const before = await dealNow(store(), dealId);
            await tell(alias);
            await store().endUnchanged(await lease(store(), dealId));
            const after = await dealNow(store(), dealId);
            assert.deepEqual(after, { ...before, hintSeq: before.hintSeq + 1, doneSeq: after.hintSeq });
            await lease(store(), dealId);
        });

        it('leaves what was told meanwhile to the next one, and ends only by its own lease', async () => {
            const alias = newAlias('referral');
            const dealId = await atRest(alias);
            await tell(alias);
            const taken = await lease(store(), dealId);
            await tell(alias);
            await store().endUnchanged(taken);
            const { hintSeq, doneSeq } = await dealNow(store(), dealId);
            assert.equal(hintSeq - doneSeq, 1);
            await assert.rejects(store().endUnchanged(taken), LeaseLost);
        });
    });
}
