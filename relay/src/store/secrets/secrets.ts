import { CosellError } from '@cosell/contracts';
import type { Sql } from '../database/database.ts';
import { seal, unseal } from './seal.ts';

/** @throws CosellError STORE_KEY when it was sealed with another key */
export async function readSecret(sql: Sql, key: Buffer, name: string): Promise<string | null> {
    const [row] = await sql.query<{ sealed: Uint8Array }>('select sealed from secrets where name = $1', [
        name
    ]);
    if (!row) return null;
    try {
        return unseal(key, name, Buffer.from(row.sealed));
    } catch (error) {
        throw new CosellError('STORE_KEY', `Secret: ${name}.`, { cause: error });
    }
}

export async function writeSecret(sql: Sql, key: Buffer, name: string, secret: string): Promise<void> {
    await sql.query(
        `insert into secrets (name, sealed) values ($1, $2)
        on conflict (name) do update set sealed = excluded.sealed, updated_at = now()`,
        [name, seal(key, name, secret)]
    );
}
