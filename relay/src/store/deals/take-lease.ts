import type { Sql } from '../database/database.ts';
import type { Sealer } from '../secrets/sealer.ts';
import type { Deal, Lease } from '../types.ts';
import { dealColumns, leaseIsValid } from './deal-columns.ts';
import { withHeld } from './held.ts';

/** See `Store.takeLease`. */
export async function takeLease(
    sql: Sql,
    sealer: Sealer,
    dealId: string,
    holder: string,
    milliseconds: number,
    now: Date
): Promise<Lease | null> {
    const [row] = await sql.query<Deal & Pick<Lease, 'leaseNo' | 'correlationId'>>(
        `update deals set lease_no = lease_no + 1, lease_holder = $2, lease_until = $3, updated_at = now(),
            run_correlation_id = coalesce(hint_correlation_id, run_correlation_id), hint_correlation_id = null
        where id = $1 and (lease_until is null or lease_until <= $4)
        returning lease_no as "leaseNo", run_correlation_id as "correlationId", ${dealColumns}`,
        [dealId, holder, new Date(now.getTime() + milliseconds), now]
    );
    if (!row) return null;
    const { leaseNo, correlationId, ...deal } = row;
    return { dealId, leaseNo, hintSeq: deal.hintSeq, correlationId, deal: withHeld(sealer, deal) };
}

/** See `Store.prolongLease`. */
export async function prolongLease(
    sql: Sql,
    { dealId, leaseNo }: Lease,
    milliseconds: number,
    now: Date
): Promise<boolean> {
    const rows = await sql.query(`update deals set lease_until = $3 where ${leaseIsValid} returning id`, [
        dealId,
        leaseNo,
        new Date(now.getTime() + milliseconds)
    ]);
    return rows.length > 0;
}

export async function holdsLease(sql: Sql, { dealId, leaseNo }: Lease): Promise<boolean> {
    const rows = await sql.query(`select from deals where ${leaseIsValid}`, [dealId, leaseNo]);
    return rows.length > 0;
}
