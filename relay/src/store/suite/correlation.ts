import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Alias, Store } from '../types.ts';
import {
    changed,
    lease,
    later,
    LEASE_MS,
    newAlias,
    newDeal,
    newEvent,
    NOON,
    outcome,
    sweep
} from './given.ts';

export function correlationSuite(store: () => Store): void {
    const told = (alias: Alias, correlationId?: string) =>
        store().receive({ ...newEvent(), correlationId }, [changed(alias)]);

    describe('the correlation id of a run', () => {
        it('is that of the first hint that no run has taken up', async () => {
            const alias = newAlias('opportunity');
            const [first, second] = [randomUUID(), randomUUID()];
            const [dealId = ''] = (await told(alias, first)).dealIds;
            await told(alias, second);
            const taken = await lease(store(), dealId);
            assert.equal(taken.correlationId, first);
            await store().commitRun(taken, outcome());
            await told(alias, second);
            assert.equal((await lease(store(), dealId)).correlationId, second);
        });

        it('stays while the run is tried again, and goes on to what it leaves behind', async () => {
            const alias = newAlias('opportunity');
            const id = randomUUID();
            const [dealId = ''] = (await told(alias, id)).dealIds;
            const failed = await lease(store(), dealId);
            const failure = { code: 'UNEXPECTED', detail: '', retryAt: later(1), now: NOON } as const;
            await store().failRun(failed, failure);
            const crashed = await lease(store(), dealId);
            await store().hintDeal(dealId);
            const last = await lease(store(), dealId, later(LEASE_MS));
            assert.deepEqual([crashed.correlationId, last.correlationId], [id, id]);
        });

        it('of a hint that comes during a run is that of the next one', async () => {
            const alias = newAlias('opportunity');
            const [first, second] = [randomUUID(), randomUUID()];
            const [dealId = ''] = (await told(alias, first)).dealIds;
            const taken = await lease(store(), dealId);
            await told(alias, second);
            await store().commitRun(taken, outcome());
            assert.equal((await lease(store(), dealId)).correlationId, second);
        });

        it('is nothing for a deal that nobody has told of under one', async () => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            assert.equal((await lease(store(), dealId)).correlationId, null);
        });

        it('of kept events is that of the first one that told of this deal', async () => {
            const [one, other] = [newAlias('referral'), newAlias('referral')];
            const kept = (alias: Alias, correlationId?: string) => ({
                event: { ...newEvent(), correlationId },
                hints: [changed(alias)]
            });
            const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
            await store().keepEvents([kept(one), kept(one, first), kept(other, second), kept(one, third)]);
            await store().hintKept();
            const ids = [one, other].map(async (alias) => {
                const deal = await store().dealByAlias(alias);
                return (await lease(store(), deal?.id ?? '')).correlationId;
            });
            assert.deepEqual(await Promise.all(ids), [first, second]);
        });

        it('comes from a sweep and from a command, too', async () => {
            const [swept, asked] = [newAlias('referral'), newAlias('opportunity')];
            const by = sweep();
            const sighting = { ...changed(swept), recordId: swept.value, stamp: 'monday' };
            const [dealId = ''] = await store().receiveSightings(by, [sighting], NOON);
            assert.equal((await lease(store(), dealId)).correlationId, by.correlationId);
            const correlationId = randomUUID();
            const made = await store().request(asked, {}, { create: true, correlationId });
            assert.equal((await lease(store(), made?.dealId ?? '')).correlationId, correlationId);
        });

        it('goes along to the deal that turns out to be the same', async () => {
            const [own, microsofts] = [newAlias('referral'), newAlias('referral')];
            const dealId = await newDeal(store(), own);
            const id = randomUUID();
            const [provisional = ''] = (await told(microsofts, id)).dealIds;
            await store().mergeInto(await lease(store(), provisional), own, NOON);
            assert.equal((await lease(store(), dealId)).correlationId, id);
        });
    });
}
