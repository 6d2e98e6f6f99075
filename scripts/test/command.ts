import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

export interface CommandOptions {
    cwd?: string;
    /** Added to the environment of this process; undefined takes a variable away. */
    env?: Record<string, string | undefined>;
    /** After these milliseconds the program and its children are killed. Default: five minutes. */
    deadline?: number;
    /** A question to the system rather than work: kept out of the log. */
    quiet?: boolean;
}

export interface CommandResult {
    /** Exit code; 128 + signal number when it was killed. */
    status: number;
    /** Standard output and standard error, as they came. */
    output: string;
    /** Standard output alone. */
    stdout: string;
    /** It was killed at its deadline. */
    late: boolean;
}

const FIVE_MINUTES = 5 * 60_000;
const running = new Set<ChildProcess>();

/**
 * Runs a program in a process group of its own, so that a deadline or Ctrl-C ends its children too.
 *
 * @throws the spawn error (ENOENT, EACCES) when it does not start
 */
export function runCommand(
    program: string,
    args: string[],
    options: CommandOptions & { onOutput?: (text: string) => void } = {}
): Promise<CommandResult> {
    const { promise, resolve, reject } = Promise.withResolvers<CommandResult>();
    const child = spawn(program, args, {
        cwd: options.cwd,
        // Output goes into files: no colours.
        env: { ...process.env, FORCE_COLOR: '0', ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true
    });
    running.add(child);
    const result = { output: '', stdout: '', late: false };
    const collect = (stream: 'stdout' | 'stderr') => (text: string) => {
        result.output += text;
        if (stream === 'stdout') result.stdout += text;
        options.onOutput?.(text);
    };
    child.stdout.setEncoding('utf8').on('data', collect('stdout'));
    child.stderr.setEncoding('utf8').on('data', collect('stderr'));
    const timer = setTimeout(() => {
        result.late = true;
        killGroup(child);
    }, options.deadline ?? FIVE_MINUTES);
    child.on('error', (error) => {
        clearTimeout(timer);
        running.delete(child);
        reject(error);
    });
    child.on('close', (code, signal) => {
        clearTimeout(timer);
        running.delete(child);
        resolve({ ...result, status: code ?? 128 + (signal ? constants.signals[signal] : 0) });
    });
    return promise;
}

/** Ends every program that is still running. */
export function killCommands(): void {
    for (const child of running) killGroup(child);
}

function killGroup(child: ChildProcess): void {
    if (child.pid === undefined) return;
    try {
        process.kill(-child.pid, 'SIGKILL');
    } catch {
        // The group has ended between the two calls.
    }
}
