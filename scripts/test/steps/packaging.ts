import { readdirSync } from 'node:fs';
import path from 'node:path';
import { packageFolders } from '../../apex/checkers.ts';
import { expectedMembers } from '../../package/expected-members.ts';
import { readPackage } from '../../package/read-package.ts';
import { filesUnder } from '../../metadata/project-files.ts';
import { StepFailure } from '../step.ts';
import type { Step, Work } from '../step.ts';

export const packaging: Step = {
    name: 'package',
    checks: 'LWC compiled, each package converted by the Salesforce CLI, nothing of the sources left out',
    async run(work) {
        await work.must('tsc', ['-p', 'tsconfig.lwc.json']);
        let members = 0;
        for (const folder of packageFolders(work.root)) {
            const expected = expectedMembers(filesUnder(folder));
            if (expected.length > 0) members += await convert(work, folder, expected);
        }
        if (members === 0) throw new StepFailure('there is nothing to package');
        return `${members} members`;
    }
};

async function convert(work: Work, folder: string, expected: string[]): Promise<number> {
    const temporary = await work.temporaryFolder();
    const output = path.join(temporary, 'package');
    await work.must('sf', ['project', 'convert', 'source', '--root-dir', folder, '--output-dir', output], {
        // The CLI keeps settings and logs in the home folder: not in that of the person who tests.
        env: { HOME: temporary, SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true' }
    });
    const members = readPackage(path.join(output, 'package.xml'));
    const lost = expected.filter((member) => !members.includes(member));
    if (lost.length > 0) throw new StepFailure(`not in the package: ${lost.join(', ')}`);
    const sources = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.ts')
    );
    if (sources.length > 0) throw new StepFailure(`TypeScript in the package: ${sources.join(', ')}`);
    return members.length;
}
