import type { Database, Sql } from '../database/database.ts';
import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Hint, ReceivedEvent } from '../types.ts';
import { findOrCreateDeals } from './find-or-create.ts';
import { raiseHints } from './hint-deal.ts';

export interface Replay {
    topic: string;
    replayId: Buffer;
}

/** See `Store.receive`. */
export async function receive(
    database: Database,
    queue: DealQueue,
    event: ReceivedEvent,
    hints: Hint[],
    replay?: Replay
): Promise<{ duplicate: boolean; dealIds: string[] }> {
    return database.transaction(async (sql) => {
        if (!(await keepEvent(sql, event, hints))) return { duplicate: true, dealIds: [] };
        if (replay)
            await sql.query(
                `insert into subscriptions (topic, replay_id) values ($1, $2)
                on conflict (topic) do update set replay_id = excluded.replay_id, updated_at = now()`,
                [replay.topic, replay.replayId]
            );
        const dealIds = hints.length ? await findOrCreateDeals(sql, hints) : [];
        const { correlationId } = event;
        await raiseHints(sql, queue, dealIds, { byEvent: isOfMicrosoft(event), correlationId });
        return { duplicate: false, dealIds };
    });
}

export const isOfMicrosoft = ({ source }: Pick<ReceivedEvent, 'source'>) => source === 'partner-center';

/** @returns false for one that is there already */
export async function keepEvent(sql: Sql, event: ReceivedEvent, hints: Hint[]): Promise<boolean> {
    const stored = await sql.query(
        `insert into events (source, body_hash, body, hints, received_at, correlation_id)
        values ($1, $2, $3, $4::jsonb, $5, $6) on conflict (body_hash) do nothing returning id`,
        [
            event.source,
            event.bodyHash,
            event.body,
            JSON.stringify(hints),
            event.receivedAt,
            event.correlationId ?? null
        ]
    );
    return stored.length > 0;
}
