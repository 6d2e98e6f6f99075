import { StepFailure } from './step.ts';
import type { Step } from './step.ts';

/** A step that starts the whole product with `main` and counts the lines that say what was seen. */
export function seenSteps(name: string, checks: string, main: string): Step {
    return {
        name,
        checks,
        async run(work) {
            const { stdout } = await work.must(process.execPath, [main]);
            const seen = stdout.match(/^✔ /gm)?.length ?? 0;
            if (seen === 0) throw new StepFailure(`${main} has seen nothing`);
            return `${seen} steps`;
        }
    };
}
