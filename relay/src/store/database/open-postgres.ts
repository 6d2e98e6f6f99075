import { CosellError } from '@cosell/contracts';
import pg from 'pg';
import { URGENT_AT_ONCE, type Database, type Sql } from './database.ts';
import { inTurn } from './in-turn.ts';
import { listenOn } from './listen-on-postgres.ts';

const CONNECTIONS = 10;
const CONNECTIONS_OF_QUEUE = 4;
/** deadlock_detected, serialization_failure: the transaction did nothing and may be repeated. */
const repeatable = new Set(['40P01', '40001']);
const MOST_TRIES = 3;

/**
 * @param onError told of connections that broke while nobody used them
 * @throws CosellError STORE_UNAVAILABLE
 */
export async function openPostgres(url: string, onError: (error: unknown) => void): Promise<Database> {
    const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
    pool.on('error', onError);
    const urgent = new pg.Pool({ connectionString: url, max: URGENT_AT_ONCE });
    urgent.on('error', onError);
    // A pool listens to idle connections alone: one that breaks in use would end the process, although its
    // statement is told as well.
    for (const each of [pool, urgent]) each.on('connect', (client) => client.on('error', () => undefined));
    await pool.query('select 1').catch(async (error: unknown) => {
        await Promise.all([pool.end(), urgent.end()]);
        throw new CosellError('STORE_UNAVAILABLE', error instanceof Error ? error.message : '', {
            cause: error
        });
    });
    const perProcess = inTurn();

    async function once<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
        const client = await pool.connect();
        let broken = false;
        try {
            await client.query('begin');
            const result = await work(statements(client));
            await client.query('commit');
            return result;
        } catch (error) {
            await client.query('rollback').catch(() => (broken = true));
            throw error;
        } finally {
            client.release(broken);
        }
    }

    async function transaction<Result>(work: (sql: Sql) => Promise<Result>, tries = 1): Promise<Result> {
        try {
            return await once(work);
        } catch (error) {
            const { code } = error as { code?: string };
            if (!code || !repeatable.has(code) || tries === MOST_TRIES) throw error;
            return transaction(work, tries + 1);
        }
    }

    /** A lock of the session: it ends with the connection, so with the process at the latest. */
    async function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
        const client = await pool.connect();
        let broken = true;
        try {
            await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
            try {
                return await work();
            } finally {
                await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
                broken = false;
            }
        } finally {
            client.release(broken);
        }
    }

    return {
        ...statements(pool),
        urgent: statements(urgent),
        transaction: (work) => transaction(work),
        listen: (channel, heard, reconnected) => listenOn(url, channel, { heard, reconnected, onError }),
        // First in turn within the process: so waiting costs one connection at most.
        withLock: (name, work) => perProcess(name, () => withLock(name, work)),
        queueConnection: { connectionString: url, max: CONNECTIONS_OF_QUEUE },
        exclusive: false,
        close: async () => void (await Promise.all([pool.end(), urgent.end()]))
    };
}

function statements(client: Pick<pg.PoolClient, 'query'>): Sql {
    return {
        query: async <Row>(text: string, values?: unknown[]) =>
            (await client.query<Row & pg.QueryResultRow>(text, values)).rows,
        async script(text) {
            await client.query(text);
        }
    };
}
