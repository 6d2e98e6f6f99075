import type { Sql } from '../database/database.ts';

/** See `PairingStore.setPairingCode`. */
export async function setPairingCode(sql: Sql, hash: string, expiresAt: Date, tries: number): Promise<void> {
    await sql.query(
        `insert into pairing_code (hash, expires_at, tries_left) values ($1, $2, $3)
        on conflict (one) do update set
            hash = excluded.hash, expires_at = excluded.expires_at, tries_left = excluded.tries_left`,
        [hash, expiresAt, tries]
    );
}

/** See `PairingStore.tryPairingCode`. One statement: of two guesses at once, each costs a try. */
export async function tryPairingCode(sql: Sql, hash: string, now: Date): Promise<boolean> {
    const [row] = await sql.query<{ fits: boolean }>(
        `update pairing_code set tries_left = tries_left - case when hash = $1 then 0 else 1 end
        where expires_at > $2 and tries_left > 0 returning hash = $1 as fits`,
        [hash, now]
    );
    return row?.fits === true;
}
