import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Store } from '../types.ts';
import { later, NOON } from './given.ts';

export function pairingSuite(store: () => Store): void {
    describe('a pairing code', () => {
        it('fits until its time is over, and no other code does', async () => {
            const code = randomUUID();
            await store().setPairingCode(code, later(1_000), 5);
            assert.equal(await store().tryPairingCode(code, later(999)), true);
            assert.equal(await store().tryPairingCode(randomUUID(), NOON), false);
            assert.equal(await store().tryPairingCode(code, later(1_000)), false);
        });

        it('is good for so many wrong tries, also when they come at once', async () => {
            const code = randomUUID();
            await store().setPairingCode(code, later(1_000), 5);
            await Promise.all([1, 2, 3, 4].map(() => store().tryPairingCode(randomUUID(), NOON)));
            assert.equal(await store().tryPairingCode(code, NOON), true);
            await store().tryPairingCode(randomUUID(), NOON);
            assert.equal(await store().tryPairingCode(code, NOON), false);
        });

        it('is replaced by the next one', async () => {
            const [first, second] = [randomUUID(), randomUUID()];
            await store().setPairingCode(first, later(1_000), 5);
            await store().setPairingCode(second, later(1_000), 5);
            assert.equal(await store().tryPairingCode(first, NOON), false);
            assert.equal(await store().tryPairingCode(second, NOON), true);
        });
    });

    describe('a token of the paired org', () => {
        const give = async (unusedUntil = later(5_000)) => {
            const hash = randomUUID();
            await store().addToken(hash, { now: NOON, unusedUntil });
            return hash;
        };
        const use = (hash: string, now = NOON) =>
            store().useToken(hash, { now, othersUntil: new Date(now.getTime() + 1_000) });

        it('is good for ever once it is used, and is lost when it is not', async () => {
            const used = await give();
            assert.equal(await use(used), true);
            assert.equal(await use(used, later(1_000_000)), true);
            const lost = await give();
            assert.equal(await use(lost, later(5_000)), false);
            assert.equal(await use(randomUUID()), false);
        });

        it('takes the place of the one before with its first use, and lets that one end its calls', async () => {
            const before = await give();
            await use(before);
            const next = await give();
            assert.equal(await use(before, later(900)), true);
            assert.equal(await use(next, later(1_000)), true);
            assert.equal(await use(before, later(1_999)), true);
            assert.equal(await use(before, later(2_000)), false);
            assert.equal(await use(next, later(1_000_000)), true);
        });

        it('ends the pairing code with its first use', async () => {
            const [code, token] = [randomUUID(), await give()];
            await store().setPairingCode(code, later(9_000), 5);
            await use(token);
            assert.equal(await store().tryPairingCode(code, NOON), false);
            assert.equal(await store().isPaired(NOON), true);
        });
    });

    describe('a setting', () => {
        it('is null at first, then what was written last', async () => {
            const name = randomUUID();
            assert.equal(await store().readSetting(name), null);
            await store().writeSetting(name, { on: true });
            await store().writeSetting(name, { on: false });
            assert.deepEqual(await store().readSetting(name), { on: false });
            await store().writeSetting(name, null);
            assert.equal(await store().readSetting(name), null);
        });
    });
}
