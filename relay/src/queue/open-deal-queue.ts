import { PgBoss, type ConstructorOptions } from 'pg-boss';
import { MOST_TOGETHER, type DealQueue, type Priority } from './deal-queue.ts';

/** A lane each: an entry that waits in the one never keeps the deal out of the other. */
const queues: Record<Priority, string> = { now: 'deals', later: 'deals-later' };

/** A deal under way is reported as alive twice in this time; one of a dead process is free after it. */
const HEARTBEAT_SECONDS = 20;
/** How often the dead ones are looked for, by one process for all. */
const LOOK_SECONDS = 10;
/** A run ends its calls long before this. */
const EXPIRE_SECONDS = 600;
/**
 * A run ends its expected failures itself. What it throws is a fault of the store: soon again, and without
 * end.
 */
const RETRY = { retryLimit: 1_000_000, retryDelay: 5 };
/** Entries carry nothing but the deal's id: of no use once done. */
const KEEP_DONE_SECONDS = 3_600;
/**
 * The worker has waited for what is under way; what remains is given back. The shortest that pg-boss takes.
 */
const CLOSE_TIMEOUT_MS = 1_000;

interface Entry {
    dealId: string;
}

/** Two queues in the same database as the deals: pg-boss, policy `stately`, the deal's id as key. */
export async function openDealQueue(
    connection: string | ConstructorOptions,
    onError: (error: unknown) => void
): Promise<DealQueue> {
    const given = typeof connection === 'string' ? { connectionString: connection } : connection;
    const boss = new PgBoss({
        ...given,
        useListenNotify: true,
        schedule: false,
        registerInstance: false,
        superviseIntervalSeconds: LOOK_SECONDS,
        monitorIntervalSeconds: LOOK_SECONDS
    });
    boss.on('error', onError);
    boss.on('warning', onError);
    await boss.start();
    const settings = {
        notify: true,
        expireInSeconds: EXPIRE_SECONDS,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: KEEP_DONE_SECONDS,
        ...RETRY
    };
    for (const queue of Object.values(queues)) {
        await boss.createQueue(queue, { policy: 'stately', ...settings });
        // A queue of an older relay keeps its settings until told.
        await boss.updateQueue(queue, settings);
        // Makes pg-boss read the queue's settings now: inside a transaction of PGlite, its only connection,
        // it could not.
        await boss.insert(queue, []);
    }

    return {
        async send(dealIds, db, priority = 'now') {
            const entries = dealIds.map((dealId) => ({
                singletonKey: dealId,
                data: { dealId } satisfies Entry
            }));
            await boss.insert(queues[priority], entries, { db });
        },
        async work({ concurrency, pollSeconds }, run, runTogether) {
            const timing = { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds };
            const start = async (
                queue: string,
                batchSize: number,
                handle: (dealIds: string[]) => Promise<void>
            ) => {
                const id: string = await boss.work<Entry>(queue, { ...timing, batchSize }, async (jobs) => {
                    try {
                        await handle(jobs.map(({ data }) => data.dealId));
                    } finally {
                        // It looks for the next one at once, without waiting for the database to tell.
                        boss.notifyWorker(id);
                    }
                });
                return { queue, id };
            };
            const workers = await Promise.all([
                ...Array.from({ length: concurrency }, () =>
                    start(queues.now, 1, async ([dealId]) => {
                        if (dealId !== undefined) await run(dealId);
                    })
                ),
                start(queues.later, MOST_TOGETHER, runTogether)
            ]);
            return {
                async stop() {
                    await Promise.all(
                        workers.map(({ queue, id }) => boss.offWork(queue, { id, wait: true }))
                    );
                }
            };
        },
        async clear() {
            for (const queue of Object.values(queues)) await boss.deleteAllJobs(queue);
        },
        close: () => boss.stop({ timeout: CLOSE_TIMEOUT_MS })
    };
}
