import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

/** The life of deals from the command line, each story seen on the far side. */
export const scenarios: Step = {
    name: 'scenarios',
    checks: 'the life of deals by command, field and stage, with rules and flows of the customer in the way',
    async run(work) {
        const { stdout } = await work.must(process.execPath, ['scripts/loop/scenarios/main.ts']);
        const seen = stdout.match(/^✔ /gm)?.length ?? 0;
        if (seen === 0) throw new StepFailure('no story was seen');
        return `${seen} stories`;
    }
};
