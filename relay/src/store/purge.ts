import type { Sql } from './database/database.ts';

/**
 * Days. An event is kept to recognise its double: Microsoft tries ten times, Salesforce hands out the last
 * 72 hours again (partner-center-webhooks; Pub/Sub API, event retention).
 */
export const EVENT_DAYS = 7;
/** Days. An effect of one run is of use until the next one; the rest is for whoever looks into a trouble. */
export const EFFECT_DAYS = 7;
/** Rows at a time, so that no run waits behind it for long. */
const PORTION = 5_000;
/** Kinds that every run makes anew. A create, an invitation or a notice is remembered as long as its deal. */
export const ofOneRun: readonly string[] = ['patch', 'write-back', 'restore'];

export interface Purged {
    events: number;
    effects: number;
}

/** See `Store.purge`. */
export async function purge(sql: Sql, now: Date): Promise<Purged> {
    return {
        events: await inPortions(
            sql,
            `delete from events where id in (
                select id from events where received_at < $1 and not is_kept order by id limit $2) returning id`,
            [daysBefore(now, EVENT_DAYS)]
        ),
        effects: await inPortions(
            sql,
            `delete from effects where id in (
                select id from effects where ended_at < $1 and kind = any($3) limit $2) returning id`,
            [daysBefore(now, EFFECT_DAYS)],
            [ofOneRun]
        )
    };
}

async function inPortions(sql: Sql, text: string, before: unknown[], after: unknown[] = []): Promise<number> {
    let count = 0;
    for (;;) {
        const { length } = await sql.query(text, [...before, PORTION, ...after]);
        count += length;
        if (length < PORTION) return count;
    }
}

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);
