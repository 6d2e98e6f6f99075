import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { LeaseLost, type Held, type Lease, type RunFailure } from '../types.ts';
import { leaseIsValid } from './deal-columns.ts';
import { tellDone } from './done-channel.ts';
import { enqueue } from './enqueue.ts';
import { sealedHeld } from './held.ts';

/**
 * See `Store.failRun`. A hold of before ends with a failure that is tried again; with a hold the writes are
 * counted anew, since a person looks at the deal before it runs again.
 */
export async function failRun(
    database: Database,
    queue: DealQueue,
    sealer: Sealer,
    lease: Lease,
    { code, detail, retryAt, isAttempt = true, now }: RunFailure
): Promise<void> {
    const held: Held | null = retryAt ? null : { code, detail, since: now.toISOString() };
    await database.transaction(async (sql) => {
        const [row] = await sql.query<{ hintSeq: number }>(
            `update deals set
                state = case when $3::jsonb is not null then 'held' when state = 'held' then 'active' else state end,
                held = $3::jsonb, error_code = $4, attempt = attempt + $7, next_attempt_at = $5,
                done_seq = case when $3::jsonb is null then done_seq else greatest(done_seq, $6) end,
                writes = case when $3::jsonb is null then writes else '{}' end,
                lease_holder = null, lease_until = null, updated_at = now()
            where ${leaseIsValid} returning hint_seq as "hintSeq"`,
            [
                lease.dealId,
                lease.leaseNo,
                sealedHeld(sealer, held),
                code,
                retryAt,
                lease.hintSeq,
                isAttempt ? 1 : 0
            ]
        );
        if (!row) throw new LeaseLost(lease);
        if (row.hintSeq > lease.hintSeq) await enqueue(sql, queue, [lease.dealId]);
        if (held) await tellDone(sql, lease.dealId);
    });
}
