import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Alias, Store } from '../types.ts';
import { changed, dealNow, newAlias, newDeal, newEvent } from './given.ts';

export function receivingSuite(store: () => Store): void {
    describe('receiving an event', () => {
        it('gives each unknown alias a deal of its own', async () => {
            const [one, two] = [newAlias('opportunity'), newAlias('referral')];
            const { duplicate, dealIds } = await store().receive(newEvent(), [changed(one), changed(two)]);
            assert.equal(duplicate, false);
            assert.equal(dealIds.length, 2);
            const deal = await store().dealByAlias(one);
            assert.ok(deal && dealIds.includes(deal.id));
            assert.deepEqual(deal.aliases, [one]);
            assert.deepEqual([deal.state, deal.hintSeq, deal.doneSeq], ['active', 1, 0]);
            assert.deepEqual(
                [deal.seenCrm, deal.seenPartner, deal.writes, deal.refused],
                [null, null, {}, {}]
            );
        });

        it('hints the deal that has the alias', async () => {
            const alias = newAlias('referral');
            const dealId = await newDeal(store(), alias);
            assert.deepEqual((await store().receive(newEvent(), [changed(alias)])).dealIds, [dealId]);
            assert.equal((await dealNow(store(), dealId)).hintSeq, 2);
        });

        it('counts several hints of one deal once', async () => {
            const alias = newAlias('opportunity');
            const event = newEvent();
            const { dealIds } = await store().receive(event, [changed(alias), changed(alias)]);
            assert.equal(dealIds.length, 1);
            assert.equal((await dealNow(store(), dealIds[0] as string)).hintSeq, 1);
        });

        it('changes nothing when the same body comes again', async () => {
            const alias = newAlias('opportunity');
            const event = newEvent();
            const { dealIds } = await store().receive(event, [changed(alias)]);
            const again = await store().receive({ ...event, receivedAt: new Date() }, [changed(alias)]);
            assert.deepEqual(again, { duplicate: true, dealIds: [] });
            assert.equal((await dealNow(store(), dealIds[0] as string)).hintSeq, 1);
        });

        it('ignores that an unknown record was deleted, and hints the deal of a known one', async () => {
            const [unknown, known] = [newAlias('opportunity'), newAlias('opportunity')];
            const dealId = await newDeal(store(), known);
            const { dealIds } = await store().receive(newEvent(), [
                { alias: unknown, kind: 'deleted' },
                { alias: known, kind: 'deleted' }
            ]);
            assert.deepEqual(dealIds, [dealId]);
            assert.equal(await store().dealByAlias(unknown), null);
        });

        it('keeps the position of the topic with the event', async () => {
            const topic = newAlias('opportunity').value;
            assert.equal(await store().replayId(topic), null);
            for (const replayId of [Buffer.from([0, 255, 1]), Buffer.from([0, 255, 2])]) {
                await store().receive(newEvent(), [], { topic, replayId });
                assert.deepEqual(await store().replayId(topic), replayId);
            }
        });

        it('stores all of it or nothing', async () => {
            const topic = newAlias('opportunity').value;
            const event = newEvent();
            const [good, bad] = [newAlias('referral'), { kind: 'nonsense', value: '1' } as unknown as Alias];
            const replay = { topic, replayId: Buffer.from([1]) };
            await assert.rejects(
                store().receive(event, [changed(good), changed(bad)], replay),
                /aliases_kind_check/
            );
            assert.equal(await store().replayId(topic), null);
            assert.equal(await store().dealByAlias(good), null);
            assert.equal((await store().receive(event, [changed(good)], replay)).duplicate, false);
        });

        it('gives one deal to an alias that many events name at once', async () => {
            const aliases = Array.from({ length: 5 }, () => newAlias('referral'));
            const received = await Promise.all(
                Array.from({ length: 10 }, (_, turn) =>
                    store().receive(newEvent(), (turn % 2 ? aliases : aliases.toReversed()).map(changed))
                )
            );
            const ids = new Set(received.flatMap(({ dealIds }) => dealIds));
            assert.equal(ids.size, 5);
            for (const id of ids) assert.equal((await dealNow(store(), id)).hintSeq, 10);
        });

        it('keeps events at once, and hints what they tell when asked to', async () => {
            const [known, unknown] = [newAlias('referral'), newAlias('referral')];
            const dealId = await newDeal(store(), known);
            const event = newEvent();
            const again = { event, hints: [changed(known)] };
            const before = await store().backlog();
            await store().keepEvents([again, again, { event: newEvent(), hints: [changed(unknown)] }]);
            await store().keepEvents([again, { event: newEvent(), hints: [] }]);
            assert.equal((await dealNow(store(), dealId)).hintSeq, 1);
            assert.equal((await store().backlog()).waiting, before.waiting + 3);

            assert.equal(await store().hintKept(), 3);
            assert.equal((await dealNow(store(), dealId)).hintSeq, 2);
            assert.equal((await store().dealByAlias(unknown))?.hintSeq, 1);
            assert.equal(await store().hintKept(), 0);
            assert.equal((await store().receive(event, [changed(known)])).duplicate, true);
        });

        it('refuses to hint a deal that does not exist', async () => {
            await assert.rejects(store().hintDeal('00000000-0000-4000-8000-000000000000'), {
                name: 'DealUnknown'
            });
        });
    });
}
