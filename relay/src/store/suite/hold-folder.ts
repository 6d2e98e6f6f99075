import { startWorker } from '../../queue/start-worker.ts';
import { openStore } from '../store.ts';
import { changed, LEASE_MS, newAlias, newDeal, newEvent } from './given.ts';

/**
 * A relay of its own process, to be killed: opens the store in the folder of the first argument with the key
 * of the second, begins a run that never ends, and tells the parent of it.
 */
const [dataDir, key] = process.argv.slice(2) as [string, string];
const fail = (error: unknown) => {
    throw error;
};
const store = await openStore({
    place: { dataDir },
    encryptionKey: Buffer.from(key, 'base64'),
    onError: fail
});
await store.writeSecret('token', 'kept');
await startWorker({
    store,
    concurrency: 1,
    now: () => new Date(),
    onError: fail,
    async runDeal(dealId) {
        const lease = await store.takeLease(dealId, 'the one to be killed', LEASE_MS, new Date());
        const waiting = await newDeal(store, newAlias('referral'));
        process.send?.({ running: lease?.dealId, waiting });
        return new Promise(() => undefined);
    }
});
await store.receive(newEvent(), [changed(newAlias('opportunity'))]);
