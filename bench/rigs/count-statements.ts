import pg from 'pg';
import type { TemporaryPostgres } from '../../scripts/postgres/temporary-postgres.ts';

/** Makes the server count statements (PostgreSQL, "pg_stat_statements"), which takes a start. */
export async function countStatements(postgres: TemporaryPostgres): Promise<void> {
    await ask(postgres, "alter system set shared_preload_libraries = 'pg_stat_statements'");
    await postgres.restart();
    await ask(postgres, 'create extension pg_stat_statements');
}

/** Statements of everybody since the start. */
export async function statementsSoFar(postgres: TemporaryPostgres): Promise<number> {
    const [row] = await ask(postgres, 'select sum(calls)::float8 as calls from pg_stat_statements');
    return Number(row?.['calls']);
}

async function ask({ url }: TemporaryPostgres, text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(url);
    await client.connect();
    try {
        return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
        await client.end();
    }
}
