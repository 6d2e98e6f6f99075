import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openStore } from '../../store/store.ts';
import type { Store } from '../../store/types.ts';
import { runSchedule } from './schedule.ts';

/** `SEED=17 node --test relay/src/run/model/model.test.ts` runs that one alone. */
const only = process.env['SEED'];
const SCHEDULES = 150;

describe('a deal, whatever happens in whatever order', () => {
    let store: Store;
    let folder = '';

    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'model-'));
        store = await openStore({
            place: { dataDir: folder },
            encryptionKey: Buffer.alloc(32),
            onError: (error) => assert.fail(String(error))
        });
    });
    after(async () => {
        await store.close();
        await rm(folder, { recursive: true });
    });

    it('loses no edit and makes no second referral', async (test) => {
        const seeds = only ? [Number(only)] : Array.from({ length: SCHEDULES }, (_, index) => index + 1);
        for (const seed of seeds)
            await runSchedule(store, seed).catch((cause: unknown) => {
                throw new Error(`SEED=${seed} replays it: ${String((cause as Error).message)}`, { cause });
            });
        test.diagnostic(`${seeds.length} schedules`);
    });
});
