import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** An element of the Metadata API as a file's text. */
export const metadataXml = (type: string, content: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>
<${type} xmlns="http://soap.sforce.com/2006/04/metadata">
${content}
</${type}>
`;

/**
 * Writes an SFDX project with one package directory, removed after the test.
 *
 * @param files path below `force-app/main/default` → text
 * @returns its folder
 */
export async function projectWith(context: TestContext, files: Record<string, string>): Promise<string> {
    const project = await mkdtemp(path.join(tmpdir(), 'cosell-project-'));
    context.after(() => rm(project, { recursive: true }));
    const config = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '65.0' };
    await writeFile(path.join(project, 'sfdx-project.json'), JSON.stringify(config));
    for (const [name, text] of Object.entries(files)) {
        const file = path.join(project, 'force-app/main/default', name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, text);
    }
    return project;
}
