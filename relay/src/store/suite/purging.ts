import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EFFECT_DAYS, EVENT_DAYS } from '../purge.ts';
import type { Store } from '../types.ts';
import { changed, lease, newAlias, newDeal, newEvent, NOON, outcome } from './given.ts';

const days = (count: number) => new Date(NOON.getTime() + count * 86_400_000);

export function purgingSuite(store: () => Store): void {
    describe('what is purged', () => {
        it('are events that no double can come of any more', async () => {
            const event = { ...newEvent(), receivedAt: days(0) };
            const alias = newAlias('referral');
            const again = async () => (await store().receive(event, [changed(alias)])).duplicate;
            assert.equal(await again(), false);
            await store().purge(days(EVENT_DAYS));
            assert.equal(await again(), true);
            await store().purge(days(EVENT_DAYS + 1));
            assert.equal(await again(), false);
        });

        it('are effects of runs long past, but not what was created', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const run = await lease(store(), dealId);
            for (const kind of ['create-referral', 'patch']) {
                const { id } = await store().planEffect(run, { kind, key: kind, request: { kind } });
                await store().markSent(run, id, days(0));
                await store().confirmEffect(run, id, { id: 'made' }, days(0));
            }
            await store().commitRun(run, outcome());
            const { effects } = await store().purge(days(EFFECT_DAYS + 1));
            assert.ok(effects >= 1);
            const next = await lease(store(), dealId);
            const plan = (kind: string) => store().planEffect(next, { kind, key: kind, request: null });
            assert.equal((await plan('create-referral')).state, 'confirmed');
            assert.equal((await plan('patch')).state, 'planned');
        });
    });
}
