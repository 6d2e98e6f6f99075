import { runNodeTests } from '../node-tests.ts';
import type { Step } from '../step.ts';

export const engine: Step = {
    name: 'engine',
    checks: "apex-engine's unit tests, its concepts as Apex tests, then its self-test over a small project",
    async run(work) {
        const units = await runNodeTests(work, ['apex-engine/{src,test}/**/*.test.ts']);
        const { output } = await work.must(process.execPath, ['apex-engine/test/selftest.mjs']);
        return `${units}; ${output.trim().split('\n').at(-1) ?? ''}`;
    }
};
