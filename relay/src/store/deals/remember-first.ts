import type { Database } from '../database/database.ts';
import { jsonText } from '../json-text.ts';
import { LeaseLost, type Json, type Lease } from '../types.ts';
import { leaseIsValid } from './deal-columns.ts';

/** See `Store.rememberFirst`. */
export async function rememberFirst(
    database: Database,
    lease: Lease,
    { seenCrm, seenPartner }: { seenCrm: Json; seenPartner: Json }
): Promise<void> {
    const rows = await database.query(
        `update deals set seen_crm = $3, seen_partner = $4, updated_at = now() where ${leaseIsValid} returning id`,
        [lease.dealId, lease.leaseNo, jsonText(seenCrm), jsonText(seenPartner)]
    );
    if (!rows.length) throw new LeaseLost(lease);
}
