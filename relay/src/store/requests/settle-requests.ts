import type { Sql } from '../database/database.ts';
import { leaseIsValid } from '../deals/deal-columns.ts';
import { jsonText } from '../json-text.ts';
import { LeaseLost, type Lease } from '../types.ts';
import { nothingAsked, type Requests, type SettledRequests } from './types.ts';

export async function readRequests(sql: Sql, dealId: string): Promise<Requests> {
    const [row] = await sql.query<Requests>(
        `select pending, resolutions, paused, left_alone as "leftAlone", conflicts, stage, closing
        from requests where deal_id = $1`,
        [dealId]
    );
    return row ?? nothingAsked;
}

/** See `RequestStore.settleRequests`. */
export async function settleRequests(sql: Sql, lease: Lease, settled: SettledRequests): Promise<void> {
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
            jsonText(settled.conflicts),
            jsonText(settled.stage),
            jsonText(settled.closing),
            settled.doneId,
            settled.resolved
        ]
    );
    if (!rows.length) throw new LeaseLost(lease);
}
