import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { leaseIsValid } from '../deals/deal-columns.ts';
import { tellDone } from '../deals/done-channel.ts';
import { LeaseLost, type Lease } from '../types.ts';

/** See `RequestStore.unlinkDeal`. Without memories the old deal is only a name, which a later link takes. */
export async function unlinkDeal(database: Database, lease: Lease): Promise<void> {
    const { dealId, leaseNo, hintSeq } = lease;
    await database.transaction(async (sql) => {
        const left = await sql.query(
            `update deals set
                seen_crm = null, seen_partner = null, writes = '{}', refused = '{}', held = null,
                state = 'off', error_code = null, attempt = 0, next_attempt_at = null,
                done_seq = greatest(done_seq, $3), lease_holder = null, lease_until = null, updated_at = now()
            where ${leaseIsValid} returning id`,
            [dealId, leaseNo, hintSeq]
        );
        if (!left.length) throw new LeaseLost(lease);
        const newId = randomUUID();
        await sql.query(`insert into deals (id, state) values ($1, 'off')`, [newId]);
        await sql.query(
            `update aliases set deal_id = $2 where deal_id = $1 and kind in ('opportunity', 'lead')`,
            [dealId, newId]
        );
        await sql.query('delete from requests where deal_id = $1', [dealId]);
        await sql.query('insert into requests (deal_id, left_alone) values ($1, true)', [dealId]);
        await sql.query('delete from effects where deal_id = $1', [dealId]);
        await tellDone(sql, dealId);
    });
}
