import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LeaseLost, type Store } from '../types.ts';
import { later, lease, LEASE_MS, newAlias, newDeal, NOON } from './given.ts';

export function effectsSuite(store: () => Store): void {
    describe('an effect', () => {
        const create = { kind: 'create-referral', key: 'create-referral', request: { name: 'first' } };

        it('is planned once by its key; what was never sent takes the newer request', async () => {
            const taken = await lease(store(), await newDeal(store(), newAlias('opportunity')));
            const first = await store().planEffect(taken, create);
            const again = await store().planEffect(taken, { ...create, request: { name: 'second' } });
            assert.deepEqual(again, { ...first, request: { name: 'second' } });
            assert.deepEqual(
                [first.state, first.sentAt, first.outcome, first.kind],
                ['planned', null, null, create.kind]
            );
        });

        it('that was sent is found by the next run with what was sent', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const crashed = await lease(store(), dealId);
            const planned = await store().planEffect(crashed, create);
            await store().markSent(crashed, planned.id, later(10));

            const next = await lease(store(), dealId, later(LEASE_MS));
            const found = await store().planEffect(next, { ...create, request: { name: 'second' } });
            assert.deepEqual(found, { ...planned, state: 'sent', sentAt: later(10) });
            assert.deepEqual(await store().openEffects(dealId), [found]);
        });

        it('is planned and sent in one, as in two', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const taken = await lease(store(), dealId);
            const id = await store().sendEffect(taken, create, later(10));
            const [sent] = await store().openEffects(dealId);
            assert.deepEqual(
                [sent?.id, sent?.state, sent?.sentAt, sent?.request],
                [id, 'sent', later(10), create.request]
            );
            await store().failEffect(taken, id, { code: 'REFERRAL_REFUSED' }, NOON);
            const second = { ...create, request: { name: 'second' } };
            assert.equal(await store().sendEffect(taken, second, later(30)), id);
            assert.equal(await store().sendEffect(taken, create, later(40)), id);
            const [again] = await store().openEffects(dealId);
            assert.deepEqual(
                [again?.state, again?.sentAt, again?.outcome, again?.request],
                ['sent', later(40), null, second.request]
            );
            await assert.rejects(
                store().sendEffect({ ...taken, leaseNo: taken.leaseNo + 1 }, create, NOON),
                LeaseLost
            );
        });

        it('that was confirmed stays so and is open no more', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const taken = await lease(store(), dealId);
            const { id } = await store().planEffect(taken, create);
            await store().markSent(taken, id, NOON);
            await store().confirmEffect(taken, id, { referralId: 'r' }, later(20));
            const confirmed = await store().planEffect(taken, create);
            assert.deepEqual(
                [confirmed.state, confirmed.outcome, confirmed.endedAt],
                ['confirmed', { referralId: 'r' }, later(20)]
            );
            assert.deepEqual(await store().openEffects(dealId), []);
        });

        it('that was refused may be sent again with another request', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const taken = await lease(store(), dealId);
            const { id } = await store().planEffect(taken, create);
            await store().markSent(taken, id, NOON);
            await store().failEffect(taken, id, { code: 'REFERRAL_REFUSED' }, NOON);
            const failed = await store().planEffect(taken, { ...create, request: { name: 'second' } });
            assert.deepEqual([failed.id, failed.state, failed.request], [id, 'failed', { name: 'second' }]);
            assert.deepEqual(failed.outcome, { code: 'REFERRAL_REFUSED' });
            await store().markSent(taken, id, later(30));
            const [sent] = await store().openEffects(dealId);
            assert.deepEqual([sent?.state, sent?.sentAt, sent?.outcome], ['sent', later(30), null]);
        });

        it('is listed in the order of planning', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const taken = await lease(store(), dealId);
            const keys = ['b', 'a', 'd', 'c', 'e'];
            for (const key of keys) await store().planEffect(taken, { kind: 'patch', key, request: null });
            assert.deepEqual(
                (await store().openEffects(dealId)).map(({ key }) => key),
                keys
            );
        });

        it('of another deal cannot be touched', async () => {
            const theirs = await lease(store(), await newDeal(store(), newAlias('opportunity')));
            const mine = await lease(store(), await newDeal(store(), newAlias('opportunity')));
            const { id } = await store().planEffect(theirs, create);
            await assert.rejects(store().markSent(mine, id, NOON), { name: 'LeaseLost' });
        });
    });
}
