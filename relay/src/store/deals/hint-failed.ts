import type { ErrorCode } from '@cosell/contracts';
import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import { raiseHints } from './hint-deal.ts';

/** See `Store.hintFailed`. */
export async function hintFailed(database: Database, queue: DealQueue, code: ErrorCode): Promise<number> {
    return database.transaction(async (sql) => {
        const failed = await sql.query<{ id: string }>(
            'select id from deals where error_code = $1 and next_attempt_at is not null order by id for update',
            [code]
        );
        await raiseHints(
            sql,
            queue,
            failed.map(({ id }) => id)
        );
        return failed.length;
    });
}
