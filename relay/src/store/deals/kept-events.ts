import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database, Sql } from '../database/database.ts';
import type { Hint, ReceivedEvent } from '../types.ts';
import { findOrCreateDeals } from './find-or-create.ts';
import { raiseHints } from './hint-deal.ts';
import { isOfMicrosoft } from './receive.ts';

/** Events whose deals are hinted in one transaction. */
const MOST = 200;

interface Kept extends Pick<ReceivedEvent, 'source'> {
    hints: Hint[];
    correlationId: string | null;
}

/** See `Store.keepEvents`. */
export async function keepEvents(
    sql: Sql,
    events: readonly { event: ReceivedEvent; hints: Hint[] }[]
): Promise<void> {
    const column = <Value>(value: (kept: (typeof events)[number]) => Value) => events.map(value);
    await sql.query(
        `insert into events (source, body_hash, body, hints, received_at, correlation_id, is_kept)
        select source, body_hash, body, hints::jsonb, received_at::timestamptz, correlation_id, true
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[])
            as given (source, body_hash, body, hints, received_at, correlation_id)
        on conflict (body_hash) do nothing`,
        [
            column(({ event }) => event.source),
            column(({ event }) => event.bodyHash),
            column(({ event }) => event.body),
            column(({ hints }) => JSON.stringify(hints)),
            column(({ event }) => event.receivedAt.toISOString()),
            column(({ event }) => event.correlationId ?? null)
        ]
    );
}

/** See `Store.hintKept`. */
export async function hintKept(database: Database, queue: DealQueue): Promise<number> {
    return database.transaction(async (sql) => {
        const kept = await sql.query<Kept>(
            `update events set is_kept = false where id in (
                select id from events where is_kept order by id limit $1 for update skip locked
            ) returning source, hints, correlation_id as "correlationId"`,
            [MOST]
        );
        const hints = kept.flatMap((event) => event.hints);
        const byEvent = kept.every(isOfMicrosoft);
        if (hints.length) {
            const dealIds = await findOrCreateDeals(sql, hints);
            await giveCorrelations(sql, kept);
            await raiseHints(sql, queue, dealIds, { byEvent });
        }
        return kept.length;
    });
}

/** Each deal goes on under the id of the first of these events that told of it. */
async function giveCorrelations(sql: Sql, kept: readonly Kept[]): Promise<void> {
    const told = kept.flatMap(({ hints, correlationId }) =>
        hints.map(({ alias }) => ({ ...alias, correlationId }))
    );
    await sql.query(
        `update deals set hint_correlation_id = coalesce(hint_correlation_id, first.correlation_id) from (
            select distinct on (deal_id) deal_id, correlation_id
            from unnest($1::text[], $2::text[], $3::uuid[])
                with ordinality as told (kind, value, correlation_id, no) join aliases using (kind, value)
            where correlation_id is not null order by deal_id, no
        ) as first where deals.id = first.deal_id`,
        [
            told.map(({ kind }) => kind),
            told.map(({ value }) => value),
            told.map(({ correlationId }) => correlationId)
        ]
    );
}
