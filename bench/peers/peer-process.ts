import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitFor } from '../../scripts/loop/wait-for.ts';
import type { RunningPeer } from './peer.ts';

const START_SECONDS = 120;

export interface PeerProgram {
    /** Main file and its arguments. */
    command: string[];
    env: Record<string, string>;
    changeUrl: string;
    /** Prepares the folder that it keeps its data in, before its first start. */
    prepare?(folder: string): Promise<void>;
    isUp(): Promise<boolean>;
    /** Once, when it is up for the first time. */
    setUp?(): Promise<void>;
}

/** Starts a peer in a folder of its own, which is removed in the end. */
export async function startPeer(describe: (folder: string) => PeerProgram): Promise<RunningPeer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'cosell-peer-'));
    const program = describe(folder);
    await program.prepare?.(folder);
    let child = await start(program, folder);
    const orphan = () => child.kill('SIGKILL');
    process.once('exit', orphan);
    const kill = async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
    };
    await program.setUp?.();
    return {
        get pid() {
            return child.pid ?? 0;
        },
        changeUrl: program.changeUrl,
        kill,
        async startAgain() {
            child = await start(program, folder);
        },
        async close() {
            process.off('exit', orphan);
            await kill();
            await rm(folder, { recursive: true, force: true });
        }
    };
}

async function start(program: PeerProgram, folder: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, program.command, {
        cwd: folder,
        env: { HOME: folder, PATH: path.dirname(process.execPath), NODE_ENV: 'production', ...program.env },
        stdio: ['ignore', 'pipe', 'pipe']
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (text) => (said = `${said}${text}`.slice(-2_000)));
    await waitFor('the peer to be up', START_SECONDS, async () => {
        if (child.exitCode !== null) throw new Error(`The peer ended with ${child.exitCode}: ${said}`);
        return { done: await program.isUp(), seen: said.slice(-200) };
    });
    return child;
}
