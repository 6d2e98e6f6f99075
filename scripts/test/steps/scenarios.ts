import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

/** The life of deals from the command line, each story seen on the far side. */
export const scenarios: Step = {
    name: 'scenarios',
    checks: 'accept, decline, close, conflicts, pause, retry, link and unlink by command, field and stage',
    alone: true,
    async run(work) {
        const { stdout } = await work.must(process.execPath, ['scripts/loop/scenarios/main.ts']);
        const seen = stdout.match(/^✔ /gm)?.length ?? 0;
        if (seen === 0) throw new StepFailure('no story was seen');
        return `${seen} stories`;
    }
};
