import type { Sql } from '../database/database.ts';
import { leaseIsValid } from '../deals/deal-columns.ts';
import { jsonText } from '../json-text.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { LeaseLost, type Json, type Lease } from '../types.ts';
import { nothingAsked, type Requests, type SettledRequests } from './types.ts';

const CONFLICTS = 'conflicts';
export const REASON = 'reason of a request';

export async function readRequests(sql: Sql, sealer: Sealer, dealId: string): Promise<Requests> {
    const [row] = await sql.query<Requests>(
        `select pending, resolutions, paused, left_alone as "leftAlone", conflicts, stage, closing
        from requests where deal_id = $1`,
        [dealId]
    );
    if (!row) return nothingAsked;
    const conflicts = sealer.open(CONFLICTS, row.conflicts);
    const { pending } = row;
    const reason = pending && (sealer.open(REASON, pending.reason) as string | null);
    return { ...row, conflicts, pending: pending && { ...pending, reason } };
}

/** See `RequestStore.settleRequests`. */
export async function settleRequests(
    sql: Sql,
    sealer: Sealer,
    lease: Lease,
    settled: SettledRequests
): Promise<void> {
    const rows = await sql.query(
        `insert into requests (deal_id, conflicts, stage, closing)
        select id, $3::jsonb, $4::jsonb, $5::jsonb from deals where ${leaseIsValid}
        on conflict (deal_id) do update set
            conflicts = excluded.conflicts, stage = excluded.stage, closing = excluded.closing,
            pending = case when requests.pending ->> 'id' = $6::text then null else requests.pending end,
            resolutions = requests.resolutions - $7::text[]
        returning deal_id`,
        [
            lease.dealId,
            lease.leaseNo,
            // `{}` stays readable: most deals have no conflict, and a query can tell which ones do.
            isNone(settled.conflicts) ? '{}' : sealer.close(CONFLICTS, settled.conflicts),
            jsonText(settled.stage),
            jsonText(settled.closing),
            settled.doneId,
            settled.resolved
        ]
    );
    if (!rows.length) throw new LeaseLost(lease);
}

const isNone = (conflicts: Json) => Object.keys(conflicts as object).length === 0;
