import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatPage } from '../../docs/format-page.ts';
import { packageContentsPage } from '../../docs/package-contents/package-contents-page.ts';
import { convertPackages } from '../../package/convert-packages.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const packaging: Step = {
    name: 'package',
    checks: 'LWC compiled, each package converted by the Salesforce CLI, nothing of the sources left out',
    async run(work) {
        await work.must('tsc', ['-p', 'tsconfig.lwc.json']);
        const packages = await convertPackages(
            (...args) => work.must(...args),
            work.root,
            await work.temporaryFolder()
        );
        if (packages.length === 0) throw new StepFailure('there is nothing to package');
        const problems = packages.flatMap((each) => each.problems);
        if (problems.length > 0) throw new StepFailure(problems.join('; '));
        const page = path.join(work.root, 'docs/package-contents.md');
        if (readFileSync(page, 'utf8') !== (await formatPage(packageContentsPage(packages), page)))
            throw new StepFailure('docs/package-contents.md differs from the packages: npm run docs:package');
        return `${packages.reduce((sum, { members }) => sum + members.length, 0)} members`;
    }
};
