import type { DealQueue, Priority } from '../../queue/deal-queue.ts';
import type { Sql } from '../database/database.ts';

/** Puts deals into the queue as part of the transaction of `sql`. */
export async function enqueue(
    sql: Sql,
    queue: DealQueue,
    dealIds: string[],
    priority: Priority = 'now'
): Promise<void> {
    if (!dealIds.length) return;
    const transaction = {
        executeSql: async (text: string, values?: unknown[]) => ({ rows: await sql.query(text, values) })
    };
    await queue.send(dealIds, transaction, priority);
}
