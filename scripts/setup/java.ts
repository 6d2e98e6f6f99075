import path from 'node:path';
import { aptInstall } from './apt-install.ts';
import { MissingProgram } from './missing-program.ts';
import { outputOf } from './run-program.ts';
import type { RunProgram } from './run-program.ts';

/** PMD and the data-flow engine need Java 17; our own checker runs from source, so a JDK, not only a JRE. */
const OLDEST_JAVA = 17;
const TEN_MINUTES = 10 * 60_000;
let found: Promise<string> | undefined;

/**
 * Finds a JDK, or installs one where the system's package manager can give it. Asked for again, it answers at
 * once.
 *
 * @returns the java program
 * @throws MissingProgram
 */
export function ensureJava(run: RunProgram): Promise<string> {
    found ??= findOrInstall(run);
    return found;
}

async function findOrInstall(run: RunProgram): Promise<string> {
    const java =
        (await findJava(run, process.env)) ??
        ((await installJava(run)) ? await findJava(run, process.env) : null);
    if (java) return java;
    throw new MissingProgram(
        `A JDK ${OLDEST_JAVA} or newer is missing and could not be installed. ${
            process.platform === 'darwin'
                ? 'Run: brew install openjdk'
                : 'Run: sudo apt-get install -y --no-install-recommends default-jdk-headless'
        } (or set JAVA_HOME to one that you have).`
    );
}

/** @returns a JDK that is there, JAVA_HOME first; null when there is none */
export async function findJava(run: RunProgram, environment: NodeJS.ProcessEnv): Promise<string | null> {
    const home = environment['JAVA_HOME'];
    const candidates = [
        ...(home ? [path.join(home, 'bin', 'java')] : []),
        'java',
        // Homebrew does not put its JDK on the PATH (Apple silicon, Intel).
        '/opt/homebrew/opt/openjdk/bin/java',
        '/usr/local/opt/openjdk/bin/java'
    ];
    for (const candidate of candidates) if (await isJdk(run, candidate)) return candidate;
    return null;
}

async function isJdk(run: RunProgram, java: string): Promise<boolean> {
    const version = await outputOf(run, java, ['-version']);
    const major = Number(/version "(\d+)/.exec(version ?? '')?.[1] ?? 0);
    if (major < OLDEST_JAVA) return false;
    return (await outputOf(run, java, ['--list-modules']))?.includes('jdk.compiler@') ?? false;
}

async function installJava(run: RunProgram): Promise<boolean> {
    if (process.platform === 'darwin') {
        const hasBrew = (await outputOf(run, 'brew', ['--version'])) !== null;
        return hasBrew && (await run('brew', ['install', 'openjdk'], { deadline: TEN_MINUTES })).status === 0;
    }
    return (
        (await aptInstall(run, ['openjdk-17-jdk-headless'])) ||
        (await aptInstall(run, ['default-jdk-headless']))
    );
}
