import type { Sql } from './database/database.ts';
import { jsonText } from './json-text.ts';
import type { Json } from './types.ts';

/** See `Store.readSetting`. */
export async function readSetting(sql: Sql, name: string): Promise<Json> {
    const [row] = await sql.query<{ value: Json }>('select value from settings where name = $1', [name]);
    return row?.value ?? null;
}

export async function writeSetting(sql: Sql, name: string, value: Json): Promise<void> {
    if (value === null) {
        await sql.query('delete from settings where name = $1', [name]);
        return;
    }
    await sql.query(
        `insert into settings (name, value) values ($1, $2::jsonb)
        on conflict (name) do update set value = excluded.value, updated_at = now()`,
        [name, jsonText(value)]
    );
}
