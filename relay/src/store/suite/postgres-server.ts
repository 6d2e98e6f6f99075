import { randomBytes, randomUUID } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';

/**
 * Creates a database and the role that owns it, as docs/operations.md has them: a role that may do nothing
 * elsewhere. Both are dropped after all tests of the file; to be called outside of any suite.
 * @param server a PostgreSQL on which both may be created: postgres://user:password@host:port/postgres
 * @returns the URL of the database, as that role
 */
export async function newDatabase(server: string): Promise<string> {
    const name = `cosell_test_${randomUUID().replaceAll('-', '')}`;
    const password = randomBytes(16).toString('hex');
    await run(
        server,
        `create role ${name} login nosuperuser nocreatedb nocreaterole password '${password}'`,
        `create database ${name} owner ${name}`
    );
    after(() => run(server, `drop database ${name}`, `drop role ${name}`));
    const url = new URL(server);
    Object.assign(url, { pathname: `/${name}`, username: name, password });
    return url.href;
}

async function run(server: string, ...statements: string[]): Promise<void> {
    const client = new pg.Client(server);
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
}
