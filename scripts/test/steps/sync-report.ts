import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

/** Every field both ways, and two of the mappers' lines reversed; `npm run sync:report` reverses ten. */
export const syncReport: Step = {
    name: 'sync-report',
    checks: 'each field of the table, create and update, on the far side; reversed mapper lines are noticed',
    async run(work) {
        const { stdout } = await work.must(process.execPath, ['scripts/sync-report/main.ts', '2', '7']);
        const seen = stdout.match(/^✔ .* → /gm)?.length ?? 0;
        if (seen === 0) throw new StepFailure('no cell was seen');
        return `${seen} cells`;
    }
};
