import type { Database, Sql } from '../database/database.ts';

/** See `PairingStore.addToken`. */
export async function addToken(
    database: Database,
    hash: string,
    { now, unusedUntil }: { now: Date; unusedUntil: Date }
): Promise<void> {
    await database.transaction(async (sql) => {
        await sql.query('delete from relay_tokens where used_at is null or expires_at <= $1', [now]);
        await sql.query('insert into relay_tokens (hash, given_at, expires_at) values ($1, $2, $3)', [
            hash,
            now,
            unusedUntil
        ]);
    });
}

/** See `PairingStore.useToken`. */
export async function useToken(
    database: Database,
    hash: string,
    { now, othersUntil }: { now: Date; othersUntil: Date }
): Promise<boolean> {
    const [row] = await database.query<{ used_at: Date | null }>(
        'select used_at from relay_tokens where hash = $1 and (expires_at is null or expires_at > $2)',
        [hash, now]
    );
    if (!row || row.used_at) return row !== undefined;
    await database.transaction(async (sql) => {
        await sql.query('update relay_tokens set used_at = $2, expires_at = null where hash = $1', [
            hash,
            now
        ]);
        await sql.query(
            `update relay_tokens set expires_at = least(coalesce(expires_at, $2), $2) where hash <> $1`,
            [hash, othersUntil]
        );
        await sql.query('delete from pairing_code', []);
    });
    return true;
}

/** See `PairingStore.isPaired`. */
export async function isPaired(sql: Sql, now: Date): Promise<boolean> {
    const rows = await sql.query(
        'select 1 from relay_tokens where used_at is not null and (expires_at is null or expires_at > $1)',
        [now]
    );
    return rows.length > 0;
}
