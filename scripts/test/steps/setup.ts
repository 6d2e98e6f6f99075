import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const setup: Step = {
    name: 'setup',
    checks: 'the relay paired by a code, switched off and on, a mapping published, known deals adopted',
    async run(work) {
        const { stdout } = await work.must(process.execPath, ['scripts/loop/setup/main.ts']);
        const seen = stdout.match(/^✔ /gm)?.length ?? 0;
        if (seen === 0) throw new StepFailure('no step of the setup was seen');
        return `${seen} steps`;
    }
};
