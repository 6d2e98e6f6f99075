import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const sweeps: Step = {
    name: 'sweeps',
    checks: 'events lost on either side, the registration taken, a host that asks for a pause: changes come',
    alone: true,
    async run(work) {
        const { stdout } = await work.must(process.execPath, ['scripts/loop/sweeps/main.ts']);
        const seen = stdout.match(/^✔ /gm)?.length ?? 0;
        if (seen === 0) throw new StepFailure('no step of the sweeps was seen');
        return `${seen} steps`;
    }
};
