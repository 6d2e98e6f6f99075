import { checkMetadata } from '../../metadata/check-metadata.ts';
import { formatFinding } from '../../metadata/finding.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const metadata: Step = {
    name: 'metadata',
    checks: "every *-meta.xml against the Metadata API's types, and the references between files",
    run(work) {
        const { findings, dangling, files } = checkMetadata(work.root);
        const all = [...findings, ...dangling];
        for (const finding of all) work.write(formatFinding(finding, work.root));
        if (all.length > 0) throw new StepFailure(`${all.length} findings`);
        if (files === 0) throw new StepFailure('no metadata was found');
        return Promise.resolve(`${files} files`);
    }
};
