import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Sql } from '../database/database.ts';

/** Puts deals into the queue as part of the transaction of `sql`. */
export async function enqueue(sql: Sql, queue: DealQueue, dealIds: string[]): Promise<void> {
    if (!dealIds.length) return;
    await queue.send(dealIds, {
        executeSql: async (text, values) => ({ rows: await sql.query(text, values) })
    });
}
