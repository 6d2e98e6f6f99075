import { randomUUID } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';

/**
 * Creates a database that is dropped after all tests of the file; to be called outside of any suite.
 * @param server a PostgreSQL on which databases may be created: postgres://user:password@host:port/postgres
 * @returns the URL of the database
 */
export async function newDatabase(server: string): Promise<string> {
    const name = `cosell_test_${randomUUID().replaceAll('-', '')}`;
    await run(server, `create database ${name}`);
    after(() => run(server, `drop database ${name}`));
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
}

async function run(server: string, statement: string): Promise<void> {
    const client = new pg.Client(server);
    await client.connect();
    await client.query(statement);
    await client.end();
}
