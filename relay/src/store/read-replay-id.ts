import type { Sql } from './database/database.ts';

/** The position up to which a topic is stored; null before its first event. */
export async function readReplayId(sql: Sql, topic: string): Promise<Buffer | null> {
    const [row] = await sql.query<{ replayId: Uint8Array }>(
        'select replay_id as "replayId" from subscriptions where topic = $1',
        [topic]
    );
    return row ? Buffer.from(row.replayId) : null;
}
