import type { Step } from '../step.ts';

export const format: Step = {
    name: 'format',
    checks: 'prettier: every file, Apex and metadata included',
    async run(work) {
        await work.must('prettier', ['--check', '.', '--log-level', 'warn']);
        return '';
    }
};
