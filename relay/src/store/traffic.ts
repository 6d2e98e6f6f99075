import type { Sql } from './database/database.ts';
import type { Traffic } from './types.ts';

/** See `Store.traffic`. */
export async function readTraffic(sql: Sql): Promise<Traffic> {
    const [row] = await sql.query<Traffic>(
        `select
            (select max(received_at) from events where source = 'partner-center') as "lastIn",
            (select max(ended_at) from effects where state = 'confirmed' and kind <> 'write-back') as "lastOut"`
    );
    return row ?? { lastIn: null, lastOut: null };
}
