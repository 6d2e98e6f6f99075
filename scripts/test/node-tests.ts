import { StepFailure } from './step.ts';
import type { Step, Work } from './step.ts';

/**
 * A step that runs the `*.test.ts` files of a folder with Node's own test runner. It fails when a test
 * failed, is marked `todo`, or when there is none: in the whole folder or in one file.
 *
 * @param globs relative to the repository
 */
export function nodeTests(name: string, checks: string, ...globs: string[]): Step {
    return { name, checks, run: (work) => runNodeTests(work, globs) };
}

/**
 * What such a step does.
 *
 * @param env settings for the tests
 * @returns how many passed, for the table
 */
export async function runNodeTests(
    work: Work,
    globs: string[],
    env: Record<string, string> = {}
): Promise<string> {
    const { output } = await work.must(process.execPath, ['--test', '--test-reporter=spec', ...globs], {
        // NODE_TEST_CONTEXT is set inside a test run, where it would make this one report to its parent.
        env: { ...env, NODE_TEST_CONTEXT: undefined }
    });
    const count = (what: string) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
    // A file without a test counts as a passing test of its own name.
    const empty = /^✔ (\S+\.test\.m?[jt]s) \(/m.exec(output)?.[1];
    if (empty) throw new StepFailure(`no test in ${empty}`);
    if (count('pass') === 0) throw new StepFailure(`no test ran in ${globs.join(', ')}`);
    if (count('todo') > 0) throw new StepFailure(`${count('todo')} tests are marked todo`);
    const skipped = count('skipped');
    return `${count('pass')} tests${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
