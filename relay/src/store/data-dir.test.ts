import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { startWorker } from '../queue/start-worker.ts';
import { openPglite } from './database/open-pglite.ts';
import { openStore } from './store.ts';
import { LEASE_MS } from './suite/given.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'cosell-data-dir-'));
const encryptionKey = randomBytes(32);
const fail = (error: unknown) => {
    throw error;
};
const open = (key = encryptionKey) => openStore({ place: { dataDir }, encryptionKey: key, onError: fail });

// In the order of a life: each test leaves the folder to the next.
describe('a folder of the store', () => {
    after(() => rm(dataDir, { recursive: true }));

    it('admits one relay, and after a kill the next one at once, which takes up what was left', async () => {
        const holder = fork(
            new URL('./suite/hold-folder.ts', import.meta.url),
            [dataDir, encryptionKey.toString('base64')],
            { silent: true }
        );
        const complaints = text(holder.stderr!);
        const [left] = (await once(holder, 'message')) as [{ running: string; waiting: string }];

        await assert.rejects(open(), {
            code: 'DATA_DIR_IN_USE',
            message: `DATA_DIR_IN_USE: Another relay already uses this data folder. Folder: ${dataDir}.`
        });

        holder.kill('SIGKILL');
        await once(holder, 'exit');
        assert.equal(await complaints, '');

        const store = await open();
        const taken = new Set<string>();
        const all = Promise.withResolvers<void>();
        const worker = await startWorker({
            store,
            concurrency: 2,
            pollSeconds: 60,
            now: () => new Date(),
            onError: fail,
            async runDeal(dealId) {
                assert.ok(await store.takeLease(dealId, 'the next one', LEASE_MS, new Date()));
                if (taken.add(dealId).size === 2) all.resolve();
            }
        });
        await all.promise;
        assert.deepEqual([...taken].toSorted(), [left.running, left.waiting].toSorted());
        assert.equal(await store.readSecret('token'), 'kept');
        await worker.stop();
        await store.close();
    });

    it('does not give its secrets away to another key', async () => {
        const store = await open(randomBytes(32));
        await assert.rejects(store.readSecret('token'), { code: 'STORE_KEY' });
        await store.close();
    });

    it('that a newer relay has changed is refused, and left free', async () => {
        const database = await openPglite(dataDir);
        await database.query(
            `insert into migrations (version, name) values (999, '999-from-the-future.sql')`
        );
        await database.close();
        for (const _ of ['first', 'second']) await assert.rejects(open(), { code: 'STORE_NEWER' });
    });
});
