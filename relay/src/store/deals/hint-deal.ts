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
 * What `update deals set` does for one more hint.
 * @param byEvent an expression: an event of Microsoft gives it
 */
export const oneMoreHint = (byEvent: string) => `
    hint_seq = hint_seq + 1,
    told_from = case when not ${byEvent}::boolean or told_to = hint_seq then told_from else hint_seq + 1 end,
    told_to = case when ${byEvent}::boolean then hint_seq + 1 else told_to end`;

interface HintOptions {
    priority?: Priority;
    byEvent?: boolean;
    correlationId?: string | null | undefined;
}

/**
 * First the number, then the queue: a run that takes its lease in between sees the number, and one that took
 * it before has left its place in the queue free.
 */
export async function raiseHints(
    sql: Sql,
    queue: DealQueue,
    dealIds: string[],
    { priority = 'now', byEvent = false, correlationId }: HintOptions = {}
): Promise<number[]> {
    const raised = await sql.query<{ hintSeq: number }>(
        `update deals set ${oneMoreHint('$2')}, updated_at = now(),
            hint_correlation_id = coalesce(hint_correlation_id, $3::uuid)
        where id = any($1::uuid[]) returning hint_seq as "hintSeq"`,
        [dealIds, byEvent, correlationId ?? null]
    );
    await enqueue(sql, queue, dealIds, priority);
    return raised.map(({ hintSeq }) => hintSeq);
}
