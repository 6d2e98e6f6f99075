import type { Sql } from './database/database.ts';
import { jsonText } from './json-text.ts';
import type { Json } from './types.ts';

/** See `Store.sweepMark`. */
export async function readSweepMark(sql: Sql, name: string): Promise<Json> {
    const [row] = await sql.query<{ mark: Json }>('select mark from sweeps where name = $1', [name]);
    return row?.mark ?? null;
}

export async function writeSweepMark(sql: Sql, name: string, mark: Json): Promise<void> {
    await sql.query(
        `insert into sweeps (name, mark) values ($1, $2::jsonb)
        on conflict (name) do update set mark = excluded.mark, updated_at = now()`,
        [name, jsonText(mark)]
    );
}
