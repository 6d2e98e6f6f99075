import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const lwc: Step = {
    name: 'lwc',
    checks: 'LWC unit tests with accessibility (sfdx-lwc-jest, sa11y)',
    async run(work) {
        const { output } = await work.must('sfdx-lwc-jest', ['--', '--ci', '--colors=false']);
        const passed = Number(/^Tests:.* (\d+) passed/m.exec(output)?.[1] ?? 0);
        if (passed === 0) throw new StepFailure('no LWC test ran');
        return `${passed} tests`;
    }
};
