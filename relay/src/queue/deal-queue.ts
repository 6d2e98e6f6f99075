/** Runs statements inside the transaction of the caller. */
export interface Transaction {
    executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/**
 * Salesforce reads and writes 200 records with one call; half of that leaves room for rows of a deal's
 * log (REST API, "sObject Collections").
 */
export const MOST_TOGETHER = 100;

export interface QueueWorkers {
    /** Takes nothing new; resolves when what is under way has ended. */
    stop(): Promise<void>;
}

/** - `now`: somebody waits for it. - `later`: nobody does (sweeps, a backfill); it has a lane of its own. */
export type Priority = 'now' | 'later';

/** Deals that have something to do. One entry per deal waits at most, and one is under way at most. */
export interface DealQueue {
    /** Puts deals into the queue as part of the caller's transaction; one that waits already waits once. */
    send(dealIds: string[], transaction: Transaction, priority?: Priority): Promise<void>;
    /**
     * Hands out deals, `concurrency` at a time, woken by the database; it looks by itself only every
     * `pollSeconds`. A deal whose run throws comes again after some seconds. What has time comes many at
     * once, at most `MOST_TOGETHER`, to `runTogether`.
     */
    work(
        options: { concurrency: number; pollSeconds: number },
        run: (dealId: string) => Promise<void>,
        runTogether: (dealIds: string[]) => Promise<void>
    ): Promise<QueueWorkers>;
    /** Forgets all entries, those under way too. */
    clear(): Promise<void>;
    /** What is under way is given back: another process takes it, or the next start. */
    close(): Promise<void>;
}
