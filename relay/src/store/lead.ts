import type { Sql } from './database/database.ts';

/** See `Store.lead`. */
export async function lead(
    sql: Sql,
    name: string,
    holder: string,
    milliseconds: number,
    now: Date
): Promise<boolean> {
    const rows = await sql.query(
        `insert into leaders (name, holder, until) values ($1, $2, $3)
        on conflict (name) do update set holder = excluded.holder, until = excluded.until
        where leaders.holder = $2 or leaders.until <= $4
        returning name`,
        [name, holder, new Date(now.getTime() + milliseconds), now]
    );
    return rows.length > 0;
}

/** See `Store.resign`. */
export async function resign(sql: Sql, name: string, holder: string): Promise<void> {
    await sql.query('delete from leaders where name = $1 and holder = $2', [name, holder]);
}
