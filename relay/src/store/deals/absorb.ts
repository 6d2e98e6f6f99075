import type { Sql } from '../database/database.ts';
import { tellDone } from './done-channel.ts';

/**
 * Hands the aliases of one deal to another; that one is no more. A run of it that is under way has lost its
 * lease.
 * @returns whether it had hints that no run has answered
 */
export async function absorb(sql: Sql, from: string, into: string): Promise<boolean> {
    await sql.query('update aliases set deal_id = $2 where deal_id = $1', [from, into]);
    await sql.query(
        `update requests set deal_id = $2 where deal_id = $1 and not left_alone
        and not exists (select from requests where deal_id = $2)`,
        [from, into]
    );
    const [gone] = await sql.query<{ unanswered: boolean }>(
        'delete from deals where id = $1 returning hint_seq > done_seq as unanswered',
        [from]
    );
    await tellDone(sql, from);
    return gone?.unanswered ?? false;
}
