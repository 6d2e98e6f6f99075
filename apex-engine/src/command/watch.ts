import fs from 'node:fs';
import path from 'node:path';

/** Changes that come within this time are one. */
const SETTLE_MS = 100;

/**
 * Runs `work` now, and again whenever a file of the project's package directories changes; never returns.
 * What changes while it runs leads to one more run.
 */
export async function watchProject(project: string, work: () => void): Promise<never> {
    const { packageDirectories } = JSON.parse(
        fs.readFileSync(path.join(project, 'sfdx-project.json'), 'utf8')
    ) as { packageDirectories: { path: string }[] };
    let changed = Promise.withResolvers<string>();
    for (const { path: folder } of packageDirectories)
        if (fs.existsSync(path.join(project, folder)))
            fs.watch(path.join(project, folder), { recursive: true }, (_, file) =>
                changed.resolve(path.join(folder, file ?? ''))
            );
    for (;;) {
        work();
        console.log('waiting for changes (Ctrl+C ends)');
        const file = await changed.promise;
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        changed = Promise.withResolvers();
        console.log(`\n${file} has changed`);
    }
}
