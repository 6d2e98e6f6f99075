import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import { LeaseLost, type Alias, type Lease } from '../types.ts';
import { absorb } from './absorb.ts';
import { leaseIsValid } from './deal-columns.ts';
import { raiseHints } from './hint-deal.ts';
import { readDealByAlias } from './read-deals.ts';

/** See `Store.mergeInto`. */
export async function mergeInto(
    database: Database,
    queue: DealQueue,
    lease: Lease,
    target: Alias
): Promise<string | null> {
    return database.transaction(async (sql) => {
        const other = await readDealByAlias(sql, target);
        if (!other || other.id === lease.dealId) return null;
        await sql.query('select id from deals where id = any($1::uuid[]) order by id for update', [
            [lease.dealId, other.id]
        ]);
        const valid = await sql.query(`select from deals where ${leaseIsValid}`, [
            lease.dealId,
            lease.leaseNo
        ]);
        if (!valid.length) throw new LeaseLost(lease);
        await absorb(sql, lease.dealId, other.id);
        await raiseHints(sql, queue, [other.id]);
        return other.id;
    });
}
