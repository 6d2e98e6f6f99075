import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { keepHouse } from './keep-house.ts';

describe('housekeeping', () => {
    it('purges at the start, tells how much, and ends when it is told to', async () => {
        const told = Promise.withResolvers<unknown>();
        const house = keepHouse({
            store: { purge: async () => ({ events: 3, effects: 0 }) },
            now: () => new Date(),
            log: { info: (detail: unknown) => told.resolve(detail), error: mock.fn() }
        });
        assert.deepEqual(await told.promise, { events: 3, effects: 0 });
        await house.close();
    });

    it('survives a store that fails', async () => {
        const told = Promise.withResolvers<{ err: Error }>();
        const house = keepHouse({
            store: { purge: () => Promise.reject(new Error('gone')) },
            now: () => new Date(),
            log: { info: mock.fn(), error: (detail: unknown) => told.resolve(detail as { err: Error }) }
        });
        assert.match((await told.promise).err.message, /gone/);
        await house.close();
    });
});
