import path from 'node:path';
import type { Step } from '../step.ts';

export const readings: Step = {
    name: 'readings',
    checks: "a deal goes round under each reading of Microsoft's contract, and under faults on the way",
    async run(work) {
        const data = path.join(await work.temporaryFolder(), 'data');
        const { stdout } = await work.must(process.execPath, [
            'scripts/loop/readings/main.ts',
            '--data',
            data
        ]);
        return stdout.trim().split('\n').at(-1) ?? '';
    }
};
