import type { Sql } from '../database/database.ts';

/** Says which deal's runs have answered more hints than before, or that the deal is no more. */
export const DONE_CHANNEL = 'cosell_done';

/** Heard when the transaction commits. */
export async function tellDone(sql: Sql, dealId: string): Promise<void> {
    await sql.query('select pg_notify($1, $2)', [DONE_CHANNEL, dealId]);
}
