import { PgBoss } from 'pg-boss';
import type { Database } from '../store/database/database.ts';
import { MOST_TOGETHER, type DealQueue, type Priority } from './deal-queue.ts';
import { handOut, type Entry, type HandingOut, type Lane } from './hand-out.ts';

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

/** Who hands out deals listens here; the payload is the lane. */
const CHANNEL = 'deals_waiting';

/** Two queues in the same database as the deals: pg-boss, policy `stately`, the deal's id as key. */
export async function openDealQueue(
    database: Pick<Database, 'queueConnection' | 'listen'>,
    onError: (error: unknown) => void
): Promise<DealQueue> {
    const { queueConnection: connection } = database;
    const given = typeof connection === 'string' ? { connectionString: connection } : connection;
    const handing: HandingOut[] = [];
    const boss = new PgBoss({
        ...given,
        schedule: false,
        registerInstance: false,
        superviseIntervalSeconds: LOOK_SECONDS,
        monitorIntervalSeconds: LOOK_SECONDS
    });
    boss.on('error', onError);
    boss.on('warning', onError);
    await boss.start();
    const settings = {
        notify: false,
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
            await db.executeSql('select pg_notify($1, $2)', [CHANNEL, priority]);
        },
        async work({ concurrency, pollSeconds }, run, runTogether) {
            const times = {
                pollSeconds,
                aliveSeconds: HEARTBEAT_SECONDS / 2,
                retrySeconds: RETRY.retryDelay
            };
            const start = (lane: Lane) => handOut({ boss, lane, onError, ...times });
            const alone = async ([dealId]: string[]) => {
                if (dealId !== undefined) await run(dealId);
            };
            const lanes: Record<Priority, HandingOut> = {
                now: start({ queue: queues.now, most: concurrency, together: false, run: alone }),
                later: start({ queue: queues.later, most: MOST_TOGETHER, together: true, run: runTogether })
            };
            const all = Object.values(lanes);
            handing.push(...all);
            const lookAgain = () => all.forEach(({ look }) => look());
            const deaf = await database.listen(
                CHANNEL,
                (priority) => lanes[priority as Priority]?.look(),
                lookAgain
            );
            lookAgain();
            return {
                async stop() {
                    await Promise.all(all.map((lane) => lane.stop()));
                    await deaf();
                }
            };
        },
        async clear() {
            for (const queue of Object.values(queues)) await boss.deleteAllJobs(queue);
        },
        async close() {
            await Promise.all(handing.map((lane) => lane.giveBack()));
            await boss.stop({ timeout: CLOSE_TIMEOUT_MS });
        }
    };
}
