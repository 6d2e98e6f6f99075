import type { Sql } from '../database/database.ts';

/** See `Store.countStamped`. */
export async function countStamped(
    sql: Sql,
    recordId: string,
    stamp: string
): Promise<{ handed: number; done: number; held: number }> {
    const [row] = await sql.query<{ handed: number; done: number; held: number }>(
        `select count(*)::integer as handed,
            (count(*) filter (where done_seq >= hint_seq and state <> 'held'))::integer as done,
            (count(*) filter (where state = 'held'))::integer as held
        from deals where stamps ->> $1 = $2`,
        [recordId, stamp]
    );
    return row ?? { handed: 0, done: 0, held: 0 };
}
