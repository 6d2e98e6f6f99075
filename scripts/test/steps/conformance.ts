import type { Step } from '../step.ts';

export const conformance: Step = {
    name: 'conformance',
    checks: 'every published sample through the relay and the local Partner Center',
    async run(work) {
        const { stdout } = await work.must(process.execPath, ['scripts/conformance/main.ts', '--samples']);
        const summary = stdout.trim().split('\n').at(-1) ?? '';
        return summary.startsWith('skipped') ? 'skipped: the samples are not here' : summary;
    }
};
