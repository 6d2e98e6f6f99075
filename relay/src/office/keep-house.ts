import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Store } from '../store/types.ts';

const HOUR_MS = 3_600_000;

/** Purges store and sync log at once and then every hour. Several processes may do it at the same time. */
export function keepHouse({
    store,
    purgeLog,
    now,
    log
}: {
    store: Pick<Store, 'purge'>;
    /** Deletes old lines of the sync log. @returns how many */
    purgeLog(): Promise<number>;
    now(): Date;
    log: Pick<Logger, 'info' | 'error'>;
}): { close(): Promise<void> } {
    const stopping = new AbortController();
    const { signal } = stopping;

    async function keep(): Promise<void> {
        while (!signal.aborted) {
            try {
                const purged = await store.purge(now());
                if (purged.events || purged.effects) log.info(purged, 'Purged what nobody needs any more.');
            } catch (err) {
                log.error({ err }, 'The store could not be purged; it is tried again in an hour.');
            }
            try {
                const lines = await purgeLog();
                if (lines) log.info({ lines }, 'Deleted old lines of the sync log.');
            } catch (err) {
                log.error({ err }, 'The sync log could not be purged; it is tried again in an hour.');
            }
            await pause(HOUR_MS, undefined, { signal, ref: false }).catch(() => undefined);
        }
    }

    const kept = keep();
    return {
        async close() {
            stopping.abort();
            await kept;
        }
    };
}
