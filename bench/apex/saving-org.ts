import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a save took. */
export interface SaveCost {
    queries: number;
    statements: number;
    /** Change events that it published. */
    events: number;
    /** Of the processor: what else runs on the machine does not count. */
    milliseconds: number;
}

export interface SaveWish {
    count: number;
    /** Whether sync is switched on for these Opportunities. */
    shared: boolean;
}

export interface SavingOrg {
    /** Changes the amount of so many Opportunities in one update. */
    save(wish: SaveWish): Promise<SaveCost>;
    close(): Promise<void>;
}

const packageDir = fileURLToPath(new URL('../../force-app/main/default', import.meta.url));

/**
 * An org in a process of its own, since a process runs one at a time: with the package as it is, or as it
 * would be without its triggers.
 */
export async function startSavingOrg({ withTriggers }: { withTriggers: boolean }): Promise<SavingOrg> {
    const folder = await mkdtemp(path.join(tmpdir(), 'cosell-bench-org-'));
    const parts = (await readdir(packageDir)).filter((part) => withTriggers || part !== 'triggers');
    const directories = [...parts.map((part) => path.join(packageDir, part)), import.meta.dirname];
    const project = {
        packageDirectories: directories.map((directory) => ({ path: path.relative(folder, directory) })),
        sourceApiVersion: '67.0'
    };
    await writeFile(path.join(folder, 'sfdx-project.json'), JSON.stringify(project));
    const child = fork(fileURLToPath(new URL('save-in-org.ts', import.meta.url)), [folder], {
        // Apex may call 1000 deep (apex-engine/README.md).
        execArgv: ['--stack-size=3600']
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The org has ended.')));
    ended.catch(() => undefined);
    return {
        async save(wish) {
            child.send(wish);
            return (await Promise.race([once(child, 'message'), ended]))[0] as SaveCost;
        },
        async close() {
            child.disconnect();
            await once(child, 'exit').catch(() => undefined);
            await rm(folder, { recursive: true, force: true });
        }
    };
}
