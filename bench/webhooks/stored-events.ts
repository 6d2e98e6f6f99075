import path from 'node:path';
import { openPglite } from '../../relay/src/store/database/open-pglite.ts';
import { openPostgres } from '../../relay/src/store/database/open-postgres.ts';

/**
 * How many of these bodies a store holds.
 * @param place address of a PostgreSQL, or the data folder of a loop whose relay has ended
 */
export async function countStored(place: string, hashes: string[]): Promise<number> {
    const database = place.startsWith('postgres')
        ? await openPostgres(place, () => undefined)
        : await openPglite(path.join(place, 'relay'));
    try {
        const [row] = await database.query<{ stored: number }>(
            'select count(*)::int as stored from events where body_hash = any($1::text[])',
            [hashes]
        );
        return row?.stored ?? 0;
    } finally {
        await database.close();
    }
}
