import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { keepHouse } from './keep-house.ts';

describe('housekeeping', () => {
    it('purges at the start, tells how much, and ends when it is told to', async () => {
        const told = Promise.withResolvers<unknown>();
        const house = keepHouse({
            store: { purge: async () => ({ events: 3, effects: 0 }) },
            purgeLog: async () => 0,
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
            purgeLog: async () => 0,
            now: () => new Date(),
            log: { info: mock.fn(), error: (detail: unknown) => told.resolve(detail as { err: Error }) }
        });
        assert.match((await told.promise).err.message, /gone/);
        await house.close();
    });

    it('purges the sync log, too, and tells how many lines; a Salesforce that fails keeps nothing else', async () => {
        const told = Promise.withResolvers<unknown>();
        const store = { purge: async () => ({ events: 0, effects: 0 }) };
        const log = { info: (detail: unknown) => told.resolve(detail), error: mock.fn() };
        const house = keepHouse({ store, purgeLog: async () => 7, now: () => new Date(), log });
        assert.deepEqual(await told.promise, { lines: 7 });
        await house.close();
        const failed = Promise.withResolvers<{ err: Error }>();
        const failing = keepHouse({
            store,
            purgeLog: () => Promise.reject(new Error('no org')),
            now: () => new Date(),
            log: { info: mock.fn(), error: (detail: unknown) => failed.resolve(detail as { err: Error }) }
        });
        assert.match((await failed.promise).err.message, /no org/);
        await failing.close();
    });
});
