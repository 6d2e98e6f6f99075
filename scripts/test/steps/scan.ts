import path from 'node:path';
import { ensureJava } from '../../setup/java.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const scan: Step = {
    name: 'scan',
    checks: 'security: PMD and the data-flow engine of Salesforce Code Analyzer; fails on severity 1 to 3',
    async run(work) {
        const java = await ensureJava(work.run);
        const folder = path.isAbsolute(java) ? `${path.dirname(java)}${path.delimiter}` : '';
        const { status, stdout } = await work.run(process.execPath, ['scripts/scan/main.ts', work.root], {
            env: { PATH: `${folder}${process.env['PATH'] ?? ''}` }
        });
        const summary = stdout.trim().split('\n').at(-1) ?? '';
        if (status !== 0) throw new StepFailure(summary || 'the scan broke');
        return summary;
    }
};
