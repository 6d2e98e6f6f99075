import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database, Sql } from '../database/database.ts';
import type { Hint, ReceivedEvent } from '../types.ts';
import { findOrCreateDeals } from './find-or-create.ts';
import { raiseHints } from './hint-deal.ts';
import { isOfMicrosoft } from './receive.ts';

/** Events whose deals are hinted in one transaction. */
const MOST = 200;

/** See `Store.keepEvents`. */
export async function keepEvents(
    sql: Sql,
    events: readonly { event: ReceivedEvent; hints: Hint[] }[]
): Promise<void> {
    const column = (value: (kept: (typeof events)[number]) => string) => events.map(value);
    await sql.query(
        `insert into events (source, body_hash, body, hints, received_at, is_kept)
        select source, body_hash, body, hints::jsonb, received_at::timestamptz, true
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            as given (source, body_hash, body, hints, received_at)
        on conflict (body_hash) do nothing`,
        [
            column(({ event }) => event.source),
            column(({ event }) => event.bodyHash),
            column(({ event }) => event.body),
            column(({ hints }) => JSON.stringify(hints)),
            column(({ event }) => event.receivedAt.toISOString())
        ]
    );
}

/** See `Store.hintKept`. */
export async function hintKept(database: Database, queue: DealQueue): Promise<number> {
    return database.transaction(async (sql) => {
        const kept = await sql.query<Pick<ReceivedEvent, 'source'> & { hints: Hint[] }>(
            `update events set is_kept = false where id in (
                select id from events where is_kept order by id limit $1 for update skip locked
            ) returning source, hints`,
            [MOST]
        );
        const hints = kept.flatMap((event) => event.hints);
        const byEvent = kept.every(isOfMicrosoft);
        if (hints.length) await raiseHints(sql, queue, await findOrCreateDeals(sql, hints), { byEvent });
        return kept.length;
    });
}
