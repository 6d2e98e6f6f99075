import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePorts } from '../loop/free-ports.ts';
import { waitFor } from '../loop/wait-for.ts';
import { installPostgres } from './server-program.ts';

/** `nobody`: PostgreSQL refuses to run as root, and the account must have a name. */
const NOBODY = 65_534;
const START_SECONDS = 60;
const USER = 'cosell';

export interface TemporaryPostgres {
    /** Of its database `postgres`; databases may be created on it. */
    url: string;
    /** Ends all its connections at once, as a fail-over would, and starts it again on the same data. */
    restart(): Promise<void>;
    /** Ends the server and removes everything. */
    close(): Promise<void>;
}

/**
 * A PostgreSQL of its own on a free port of 127.0.0.1, with an empty folder that is removed in the end. Never
 * runs as root: as root it runs as `nobody`.
 */
export async function startPostgres(): Promise<TemporaryPostgres> {
    const folder = await mkdtemp(path.join(tmpdir(), 'cosell-postgres-'));
    const removeAll = () => rm(folder, { recursive: true, force: true });
    try {
        return await startIn(folder, removeAll);
    } catch (error) {
        await removeAll();
        throw error;
    }
}

async function startIn(folder: string, removeAll: () => Promise<void>): Promise<TemporaryPostgres> {
    const account = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const data = path.join(folder, 'data');
    const passwordFile = path.join(folder, 'password');
    const password = randomBytes(16).toString('hex');
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, password);
    const bin = await installPostgres(folder);
    if (account.uid !== undefined)
        for (const place of [folder, data, passwordFile]) await chown(place, account.uid, account.gid);

    await finished(
        spawn(
            path.join(bin, 'initdb'),
            ['-D', data, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '-N'],
            { cwd: folder, ...account, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } }
        )
    );
    const [port] = await freePorts(1);
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
    const start = () => startServer(path.join(bin, 'postgres'), folder, port as number, url, account);
    let server = await start();
    // A test run that is interrupted leaves no server behind.
    const orphan = () => server.kill('SIGQUIT');
    process.once('exit', orphan);

    return {
        url,
        async restart() {
            await end(server);
            server = await start();
        },
        async close() {
            process.off('exit', orphan);
            await end(server);
            await removeAll();
        }
    };
}

async function startServer(
    program: string,
    folder: string,
    port: number,
    url: string,
    account: object
): Promise<ChildProcess> {
    const options = ['-D', path.join(folder, 'data'), '-p', String(port), '-h', '127.0.0.1', '-k', folder];
    const server = spawn(program, options, {
        cwd: folder,
        ...account,
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
        stdio: ['ignore', 'ignore', 'pipe']
    });
    let said = '';
    server.stderr?.on('data', (text) => (said = `${said}${text}`.slice(-2000)));
    await waitFor('PostgreSQL to answer', START_SECONDS, async () => {
        if (server.exitCode !== null) throw new Error(`PostgreSQL ended: ${said}`);
        const client = new pg.Client(url);
        // The server may still be starting up; that is asked again.
        const seen = await client.connect().then(
            () => null,
            (error: Error) => error.message
        );
        await client.end().catch(() => undefined);
        return { done: seen === null, seen: seen ?? 'an answer' };
    });
    return server;
}

/** SIGINT is PostgreSQL's fast shutdown: https://www.postgresql.org/docs/current/server-shutdown.html */
async function end(server: ChildProcess): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'close');
    server.kill('SIGINT');
    await ended;
}

async function finished(child: ChildProcess): Promise<void> {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`initdb ended with ${code}: ${said.slice(-2000)}`);
}
