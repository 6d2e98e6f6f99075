import type { Database } from '../database/database.ts';

/** See `Store.dropHeld`. */
export async function dropHeld(database: Database, dealId: string): Promise<boolean> {
    return database.transaction(async (sql) => {
        const dropped = await sql.query(
            `update deals set
                state = 'active', held = null, error_code = null, attempt = 0, next_attempt_at = null,
                updated_at = now()
            where id = $1 and state = 'held' and (lease_until is null or lease_until <= now()) returning id`,
            [dealId]
        );
        if (dropped.length)
            await sql.query('update requests set pending = null where deal_id = $1', [dealId]);
        return dropped.length > 0;
    });
}
