import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import type { Database, Sql } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { inTurn } from './in-turn.ts';
import { refuseNetworkFolder } from './network-folder.ts';

/**
 * PostgreSQL in this process, its files in a folder: about 4 s to create, 0.3 s to open again.
 * @throws CosellError DATA_DIR_IN_USE, DATA_DIR_ON_NETWORK
 */
export async function openPglite(folder: string): Promise<Database> {
    await mkdir(folder, { recursive: true });
    await refuseNetworkFolder(folder);
    const unlock = await lockFolder(folder);
    try {
        const pglite = await PGlite.create(join(folder, 'database'));
        return {
            ...statements(pglite),
            transaction: (work) => pglite.transaction((transaction) => work(statements(transaction))),
            listen: (channel, heard) => pglite.listen(channel, heard),
            withLock: inTurn(),
            queueConnection: { db: fromPglite(pglite), backend: 'pglite' },
            exclusive: true,
            async close() {
                await pglite.close();
                unlock();
            }
        };
    } catch (error) {
        unlock();
        throw error;
    }
}

function statements(pglite: Pick<PGlite, 'query' | 'exec'>): Sql {
    return {
        query: async <Row>(text: string, values?: unknown[]) => (await pglite.query<Row>(text, values)).rows,
        async script(text) {
            await pglite.exec(text);
        }
    };
}
