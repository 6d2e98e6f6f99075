import type { IDatabase } from 'pg-boss';

/** Runs statements inside the transaction of the caller. */
export type Transaction = Pick<IDatabase, 'executeSql'>;

/** One entry per deal waits at most, and one is under way at most. */
export interface DealQueue {
    /** Puts deals into the queue as part of the caller's transaction; one that waits already waits once. */
    send(dealIds: string[], transaction: Transaction): Promise<void>;
}
