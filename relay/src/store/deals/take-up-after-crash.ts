import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import { enqueue } from './enqueue.ts';

/**
 * For a store that one process alone can have open: whatever another one had under way, it is dead now. Its
 * leases and its lead end and its deals are queued at once, instead of after their time.
 */
export async function takeUpAfterCrash(database: Database, queue: DealQueue): Promise<void> {
    await queue.clear();
    await database.transaction(async (sql) => {
        await sql.query('delete from leaders');
        const left = await sql.query<{ id: string }>(
            `update deals set lease_holder = null, lease_until = null where lease_until is not null returning id`
        );
        const unanswered = await sql.query<{ id: string }>(
            'select id from deals where hint_seq > done_seq and next_attempt_at is null'
        );
        await enqueue(sql, queue, [...new Set([...left, ...unanswered].map(({ id }) => id))]);
    });
}
