import type { Sql } from '../database/database.ts';
import { toldByEventsAlone } from './deal-columns.ts';
import { tellDone } from './done-channel.ts';

/** - `events`: all of them came from events of Microsoft. */
export type Unanswered = 'events' | 'others';

/**
 * Hands the aliases of one deal to another; that one is no more. A run of it that is under way has lost its
 * lease.
 * @returns whose hints it had that no run has answered; null: there were none
 */
export async function absorb(sql: Sql, from: string, into: string): Promise<Unanswered | null> {
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
    const [gone] = await sql.query<{ unanswered: Unanswered | null }>(
        `delete from deals where id = $1 returning
            case when hint_seq > done_seq then case when ${toldByEventsAlone} then 'events' else 'others' end end
            as unanswered`,
        [from]
    );
    await tellDone(sql, from);
    return gone?.unanswered ?? null;
}
