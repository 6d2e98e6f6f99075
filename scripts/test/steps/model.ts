import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

const SCHEDULES = 2_000;
/** One for each core; nothing in a schedule waits for anything outside. */
const PROCESSES = 2;

/** One deal through thousands of orders of everything that can happen to it. */
export const model: Step = {
    name: 'model',
    checks: 'edits on both sides, lost and doubled events, crashes, two workers, in 2,000 orders: no edit is lost',
    alone: true,
    async run(work) {
        const count = SCHEDULES / PROCESSES;
        const ended = await Promise.all(
            Array.from({ length: PROCESSES }, async (_, index) => {
                const args = ['--from', String(index * count + 1), '--count', String(count)];
                const { stdout } = await work.must(process.execPath, ['scripts/model/main.ts', ...args]);
                return Number(/^(\d+) schedules/m.exec(stdout)?.[1] ?? 0);
            })
        );
        const seen = ended.reduce((sum, one) => sum + one, 0);
        if (seen !== SCHEDULES) throw new StepFailure(`${seen} schedules instead of ${SCHEDULES}`);
        return `${seen} schedules`;
    }
};
