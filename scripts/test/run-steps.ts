import type { Step } from './step.ts';

/** Cores that one run may keep busy: the machines that run this have two. */
const LANES = 2;

export interface StepResult {
    step: string;
    passed: boolean;
    /** Short, for the table: "34 tests", or the first line of what went wrong. */
    note: string;
    milliseconds: number;
}

/**
 * Runs the steps in their order, two at a time; a step marked `alone` waits until nothing else runs.
 *
 * @param runStep never rejects: a failure is a result
 * @returns the results in the order of the steps
 */
export async function runSteps(
    steps: readonly Step[],
    runStep: (step: Step) => Promise<StepResult>
): Promise<StepResult[]> {
    const results: StepResult[] = [];
    const busy = new Set<Promise<void>>();
    for (const [index, step] of steps.entries()) {
        const room = step.alone ? 0 : LANES - 1;
        while (busy.size > room) await Promise.race(busy);
        const lane = runStep(step).then((result) => {
            results[index] = result;
            busy.delete(lane);
        });
        busy.add(lane);
        if (step.alone) await lane;
    }
    await Promise.all(busy);
    return results;
}
