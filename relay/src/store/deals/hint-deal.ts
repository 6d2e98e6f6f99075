import type { Database, Sql } from '../database/database.ts';
import type { DealQueue, Priority } from '../../queue/deal-queue.ts';
import { DealUnknown } from '../types.ts';
import { enqueue } from './enqueue.ts';

/** @returns the number of the hint. @throws DealUnknown */
export async function hintDeal(database: Database, queue: DealQueue, dealId: string): Promise<number> {
    return database.transaction(async (sql) => {
        const [hintSeq] = await raiseHints(sql, queue, [dealId]);
        if (hintSeq === undefined) throw new DealUnknown(dealId);
        return hintSeq;
    });
}

/**
 * First the number, then the queue: a run that takes its lease in between sees the number, and one that took
 * it before has left its place in the queue free.
 */
export async function raiseHints(
    sql: Sql,
    queue: DealQueue,
    dealIds: string[],
    priority: Priority = 'now'
): Promise<number[]> {
    const raised = await sql.query<{ hintSeq: number }>(
        `update deals set hint_seq = hint_seq + 1, updated_at = now() where id = any($1::uuid[])
        returning hint_seq as "hintSeq"`,
        [dealIds]
    );
    await enqueue(sql, queue, dealIds, priority);
    return raised.map(({ hintSeq }) => hintSeq);
}
