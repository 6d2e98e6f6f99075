import type { Step } from '../step.ts';

export const engine: Step = {
    name: 'engine',
    checks: "apex-engine's self-test",
    async run(work) {
        const { output } = await work.must(process.execPath, ['apex-engine/test/selftest.mjs']);
        return output.trim().split('\n').at(-1) ?? '';
    }
};
