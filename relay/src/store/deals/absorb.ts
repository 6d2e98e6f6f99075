import type { Sql } from '../database/database.ts';
import { tellDone } from './done-channel.ts';

/**
 * Hands the aliases of one deal to another; that one is no more. A run of it that is under way has lost its
 * lease.
 * @returns whether it had hints that no run has answered
 */
export async function absorb(sql: Sql, from: string, into: string): Promise<boolean> {
    await sql.query('update aliases set deal_id = $2 where deal_id = $1', [from, into]);
    // What a person has asked of the one is asked of the other now, where nothing newer was.
    await sql.query(
        `insert into requests (deal_id, pending, resolutions, paused)
        select $2, pending, resolutions, paused from requests where deal_id = $1 and not left_alone
        on conflict (deal_id) do update set
            pending = coalesce(requests.pending, excluded.pending),
            resolutions = excluded.resolutions || requests.resolutions,
            paused = requests.paused or excluded.paused`,
        [from, into]
    );
    const [gone] = await sql.query<{ unanswered: boolean }>(
        'delete from deals where id = $1 returning hint_seq > done_seq as unanswered',
        [from]
    );
    await tellDone(sql, from);
    return gone?.unanswered ?? false;
}
