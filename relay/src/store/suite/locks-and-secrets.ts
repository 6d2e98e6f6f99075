import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Store } from '../types.ts';
import { later, NOON } from './given.ts';

export function locksAndSecretsSuite(store: () => Store): void {
    describe('a secret', () => {
        it('is read as it was written last', async () => {
            const name = randomUUID();
            assert.equal(await store().readSecret(name), null);
            for (const secret of ['first ü', '', 'x'.repeat(10_000)]) {
                await store().writeSecret(name, secret);
                assert.equal(await store().readSecret(name), secret);
            }
        });
    });

    describe('a lock', () => {
        it('lets one work after the other, and the store be used meanwhile', async () => {
            const name = randomUUID();
            const order: string[] = [];
            const work = (label: string) =>
                store().withLock(name, async () => {
                    order.push(`${label} begins`);
                    await store().writeSecret(name, label);
                    order.push(`${label} ends`);
                    return label;
                });
            assert.deepEqual(await Promise.all([work('a'), work('b'), work('c')]), ['a', 'b', 'c']);
            assert.deepEqual(
                order,
                ['a', 'b', 'c'].flatMap((label) => [`${label} begins`, `${label} ends`])
            );
        });

        it('is free again after a failure, which it hands on', async () => {
            const name = randomUUID();
            await assert.rejects(
                store().withLock(name, () => Promise.reject(new Error('refused'))),
                /refused/
            );
            assert.equal(await store().withLock(name, async () => 'next'), 'next');
        });

        it('does not wait for one of another name', async () => {
            await store().withLock(randomUUID(), () => store().withLock(randomUUID(), async () => undefined));
        });
    });

    describe('the lead', () => {
        it('belongs to one holder, who may prolong it, until its time is over', async () => {
            const name = randomUUID();
            assert.equal(await store().lead(name, 'a', 1_000, NOON), true);
            assert.equal(await store().lead(name, 'b', 1_000, later(999)), false);
            assert.equal(await store().lead(name, 'a', 1_000, later(999)), true);
            assert.equal(await store().lead(name, 'b', 1_000, later(1_998)), false);
            assert.equal(await store().lead(name, 'b', 1_000, later(1_999)), true);
            assert.equal(await store().lead(name, 'a', 1_000, later(2_000)), false);
        });

        it('is given back by its holder alone', async () => {
            const name = randomUUID();
            await store().lead(name, 'a', 1_000, NOON);
            await store().resign(name, 'b');
            assert.equal(await store().lead(name, 'b', 1_000, NOON), false);
            await store().resign(name, 'a');
            assert.equal(await store().lead(name, 'b', 1_000, NOON), true);
        });
    });
}
