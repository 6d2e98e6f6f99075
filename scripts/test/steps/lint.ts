import type { Step } from '../step.ts';

export const lint: Step = {
    name: 'lint',
    checks: "eslint: TypeScript, LWC, apex-engine, and the design's own prohibitions",
    async run(work) {
        await work.must('eslint', ['--max-warnings', '0', '.']);
        return '';
    }
};
