import { StepFailure } from './step.ts';
import type { Step } from './step.ts';

/**
 * A step that runs the `*.test.ts` files of a folder with Node's own test runner. It fails when no test ran, when
 * one was marked `only` or `todo`, or when one failed.
 *
 * @param globs relative to the repository
 */
export function nodeTests(name: string, checks: string, ...globs: string[]): Step {
    return {
        name,
        checks,
        async run(work) {
            const { output } = await work.must(process.execPath, [
                '--test',
                '--test-reporter=spec',
                ...globs
            ]);
            const count = (what: string) =>
                Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
            if (count('pass') === 0) throw new StepFailure(`no test ran in ${globs.join(', ')}`);
            if (count('todo') > 0) throw new StepFailure(`${count('todo')} tests are marked todo`);
            const skipped = count('skipped');
            return `${count('pass')} tests${skipped > 0 ? `, ${skipped} skipped` : ''}`;
        }
    };
}
