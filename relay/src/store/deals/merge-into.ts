import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database, Sql } from '../database/database.ts';
import { LeaseLost, type Alias, type Lease } from '../types.ts';
import { absorb } from './absorb.ts';
import { leaseIsValid } from './deal-columns.ts';
import { raiseHints } from './hint-deal.ts';
import { dealWithAlias } from './read-deals.ts';

/** See `Store.mergeInto`. */
export async function mergeInto(
    database: Database,
    queue: DealQueue,
    lease: Lease,
    target: Alias,
    forget: Alias | null = null
): Promise<string | null> {
    return database.transaction(async (sql) => {
        const other = await lockWith(sql, lease.dealId, target);
        const valid = await sql.query(`select from deals where ${leaseIsValid}`, [
            lease.dealId,
            lease.leaseNo
        ]);
        if (!valid.length) throw new LeaseLost(lease);
        if (!other || other === lease.dealId) return null;
        if (forget)
            await sql.query('delete from aliases where kind = $1 and value = $2 and deal_id = $3', [
                forget.kind,
                forget.value,
                lease.dealId
            ]);
        await absorb(sql, lease.dealId, other);
        await raiseHints(sql, queue, [other], { correlationId: lease.correlationId });
        return other;
    });
}

/** Locks the deal and the one that has `target`, in the order of their ids. @returns the other's id */
async function lockWith(sql: Sql, dealId: string, target: Alias): Promise<string | null> {
    const other = await dealWithAlias(sql, target);
    const locked = await sql.query<{ id: string }>(
        'select id from deals where id = any($1::uuid[]) order by id for update',
        [other ? [dealId, other] : [dealId]]
    );
    // It became part of another deal between the two statements: the target leads there now.
    if (other && !locked.some(({ id }) => id === other)) return lockWith(sql, dealId, target);
    return other;
}
