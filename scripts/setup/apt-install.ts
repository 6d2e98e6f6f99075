import { existsSync } from 'node:fs';
import { outputOf } from './run-program.ts';
import type { RunProgram } from './run-program.ts';

const APT = '/usr/bin/apt-get';
const TEN_MINUTES = 10 * 60_000;

/** apt-get holds a lock: one installation at a time. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Installs packages on Debian and Ubuntu, as root or with a sudo that asks for no password.
 *
 * @returns whether they were installed; false as well where there is no apt-get or no right to use it
 */
export function aptInstall(run: RunProgram, packages: string[]): Promise<boolean> {
    const installed = queue.then(() => install(run, packages));
    queue = installed.catch(() => undefined);
    return installed;
}

async function install(run: RunProgram, packages: string[]): Promise<boolean> {
    const prefix = await asRoot(run);
    if (!prefix) return false;
    const apt = (...args: string[]) => {
        const [program = APT, ...before] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', APT];
        return run(program, [...before, ...args], { deadline: TEN_MINUTES });
    };
    await apt('update');
    const { status } = await apt('install', '-y', '--no-install-recommends', ...packages);
    return status === 0;
}

/** What to put before a command so that it runs as root; null when that is not possible without asking. */
async function asRoot(run: RunProgram): Promise<string[] | null> {
    if (process.platform !== 'linux' || !existsSync(APT)) return null;
    if (process.getuid?.() === 0) return [];
    return (await outputOf(run, 'sudo', ['-n', 'true'])) === null ? null : ['sudo', '-n'];
}
