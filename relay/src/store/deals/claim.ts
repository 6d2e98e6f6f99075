import type { Database } from '../database/database.ts';
import { LeaseLost, type Alias, type Lease } from '../types.ts';
import { addAliases } from './add-aliases.ts';
import { leaseIsValid } from './deal-columns.ts';

/** See `Store.claim`. Hints that come along are answered by the run that goes on, or by the next one. */
export async function claim(database: Database, lease: Lease, aliases: Alias[], now: Date): Promise<void> {
    await database.transaction(async (sql) => {
        const valid = await sql.query(`select from deals where ${leaseIsValid} for update`, [
            lease.dealId,
            lease.leaseNo
        ]);
        if (!valid.length) throw new LeaseLost(lease);
        await addAliases(sql, lease.dealId, aliases, now);
    });
}
