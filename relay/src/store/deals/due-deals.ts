import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import type { DueDeals } from '../types.ts';
import { enqueue } from './enqueue.ts';

/** See `Store.dueDeals`. */
export async function dueDeals(database: Database, queue: DealQueue, now: Date): Promise<DueDeals> {
    return database.transaction(async (sql) => {
        const due = await sql.query<{ id: string }>(
            `select id from deals where next_attempt_at <= $1 and (lease_until is null or lease_until <= $1)
            union select id from deals where lease_until <= $1`,
            [now]
        );
        const dealIds = due.map(({ id }) => id);
        await enqueue(sql, queue, dealIds);
        const [later] = await sql.query<{ next: Date | null }>(
            'select min(next_attempt_at) as next from deals where next_attempt_at > $1',
            [now]
        );
        return { dealIds, next: later?.next ?? null };
    });
}
