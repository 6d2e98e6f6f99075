import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import type { Database, Sql } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { inTurn } from './in-turn.ts';
import { refuseNetworkFolder } from './network-folder.ts';
import { oneAtATime, type OneAtATime } from './one-at-a-time.ts';

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
        const turn = oneAtATime();
        const queue = fromPglite(pglite);
        return {
            ...statements(pglite, turn),
            urgent: statements(pglite, (work) => turn(work, { isUrgent: true })),
            transaction: (work) =>
                turn(() => pglite.transaction((transaction) => work(statements(transaction, atOnce)))),
            listen: (channel, heard) => pglite.listen(channel, heard),
            withLock: inTurn(),
            queueConnection: {
                db: { ...queue, executeSql: (text, values) => turn(() => queue.executeSql(text, values)) },
                backend: 'pglite'
            },
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

/** Inside a transaction, whose turn it is already. */
const atOnce: OneAtATime = (work) => work();

function statements(pglite: Pick<PGlite, 'query' | 'exec'>, turn: OneAtATime): Sql {
    return {
        query: <Row>(text: string, values?: unknown[]) =>
            turn(async () => (await pglite.query<Row>(text, values)).rows),
        script: (text) => turn(async () => void (await pglite.exec(text)))
    };
}
