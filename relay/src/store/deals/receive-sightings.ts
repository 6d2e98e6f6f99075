import { randomUUID } from 'node:crypto';
import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database, Sql } from '../database/database.ts';
import type { Sighting } from '../types.ts';
import { findOrCreateDeals } from './find-or-create.ts';
import { raiseHints } from './hint-deal.ts';
import { keepEvent } from './receive.ts';

/** See `Store.receiveSightings`. */
export async function receiveSightings(
    database: Database,
    queue: DealQueue,
    { name: source, correlationId }: { name: string; correlationId: string },
    sightings: Sighting[],
    now: Date
): Promise<string[]> {
    return database.transaction(async (sql) => {
        const news = await unknownOf(sql, sightings);
        if (!news.length) return [];
        const body = JSON.stringify({
            source,
            records: news.map(({ recordId, stamp }) => [recordId, stamp])
        });
        const hints = news.map(({ alias, kind }) => ({ alias, kind }));
        await keepEvent(
            sql,
            { source: 'sweep', bodyHash: `sweep:${randomUUID()}`, body, receivedAt: now, correlationId },
            hints
        );
        const dealIds = await findOrCreateDeals(sql, hints);
        await remember(sql, news);
        await raiseHints(sql, queue, dealIds, { priority: 'later', correlationId });
        return dealIds;
    });
}

/** Those whose stamp their deal does not know. What was deleted is news for a deal that exists alone. */
async function unknownOf(sql: Sql, sightings: Sighting[]): Promise<Sighting[]> {
    const rows = await sql.query<{ no: number; hasDeal: boolean }>(
        `select no::integer, aliases.deal_id is not null as "hasDeal"
        from ${given} left join aliases using (kind, value) left join deals on deals.id = aliases.deal_id
        where deals.stamps ->> record_id is distinct from stamp order by no`,
        columns(sightings)
    );
    return rows.flatMap(({ no, hasDeal }) => {
        const sighting = sightings[no - 1] as Sighting;
        return hasDeal || sighting.kind !== 'deleted' ? [sighting] : [];
    });
}

async function remember(sql: Sql, sightings: Sighting[]): Promise<void> {
    await sql.query(
        `update deals set stamps = deals.stamps || news.stamps from (
            select aliases.deal_id, jsonb_object_agg(record_id, stamp) as stamps
            from ${given} join aliases using (kind, value) group by aliases.deal_id
        ) as news where deals.id = news.deal_id`,
        columns(sightings)
    );
}

const given = `unnest($1::text[], $2::text[], $3::text[], $4::text[])
    with ordinality as given (kind, value, record_id, stamp, no)`;

function columns(sightings: Sighting[]): string[][] {
    return [
        sightings.map(({ alias }) => alias.kind),
        sightings.map(({ alias }) => alias.value),
        sightings.map(({ recordId }) => recordId),
        sightings.map(({ stamp }) => stamp)
    ];
}
