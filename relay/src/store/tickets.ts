import type { Sql } from './database/database.ts';

/** See `Store.addTicket`. */
export async function addTicket(sql: Sql, hash: string, expiresAt: Date, now: Date): Promise<void> {
    await sql.query('delete from sign_in_tickets where expires_at <= $1', [now]);
    await sql.query('insert into sign_in_tickets (hash, expires_at) values ($1, $2)', [hash, expiresAt]);
}

export async function ticketIsValid(sql: Sql, hash: string, now: Date): Promise<boolean> {
    const rows = await sql.query('select hash from sign_in_tickets where hash = $1 and expires_at > $2', [
        hash,
        now
    ]);
    return rows.length > 0;
}

export async function removeTicket(sql: Sql, hash: string): Promise<void> {
    await sql.query('delete from sign_in_tickets where hash = $1', [hash]);
}
