import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from '../metadata/project-files.ts';
import { expectedMembers } from './expected-members.ts';
import { readPackage } from './read-package.ts';

export interface ConvertedPackage {
    /** As in sfdx-project.json; null for a directory that no package carries. */
    name: string | null;
    folder: string;
    /** `Type:Member`, from the package.xml that the Salesforce CLI writes. */
    members: string[];
    /** What the sources hold and the converted package does not, and sources that must not be in it. */
    problems: string[];
}

/** Runs a program; throws when it fails. */
type Must = (
    program: string,
    args: string[],
    options?: { cwd?: string; env?: Record<string, string> }
) => Promise<unknown>;

/**
 * Converts every package directory with the Salesforce CLI. The components must have been compiled before.
 *
 * @param temporary an empty folder, for the output and for the CLI's settings
 */
export async function convertPackages(
    must: Must,
    project: string,
    temporary: string
): Promise<ConvertedPackage[]> {
    const config = JSON.parse(readFileSync(path.join(project, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string; package?: string }[];
    };
    const converted: ConvertedPackage[] = [];
    for (const directory of config.packageDirectories) {
        const folder = path.join(project, directory.path);
        const expected = expectedMembers(filesUnder(folder));
        if (expected.length === 0) continue;
        const output = path.join(temporary, directory.path);
        await must('sf', ['project', 'convert', 'source', '--root-dir', folder, '--output-dir', output], {
            cwd: project,
            // The CLI keeps settings and logs in the home folder: not in that of the person who tests.
            env: { HOME: temporary, SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true' }
        });
        const members = readPackage(path.join(output, 'package.xml'));
        const lost = expected.filter((member) => !members.includes(member));
        const sources = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) =>
            file.endsWith('.ts')
        );
        converted.push({
            name: directory.package ?? null,
            folder: directory.path,
            members,
            problems: [
                ...(lost.length > 0 ? [`not in the package: ${lost.join(', ')}`] : []),
                ...(sources.length > 0 ? [`TypeScript in the package: ${sources.join(', ')}`] : [])
            ]
        });
    }
    return converted;
}
