import { runCheck } from './check-command.ts';
import { readOptions, USAGE, UsageError, type CommandOptions } from './options.ts';
import { runTests } from './test-command.ts';
import { watchProject } from './watch.ts';

/**
 * The command line. 0: all is well; 1: a test failed or something does not compile; 2: it cannot be done.
 *
 * @param argv without node and script
 */
export async function main(argv: string[]): Promise<number> {
    try {
        const options = readOptions(argv);
        if (options.watch) await watchProject(options.project, () => attempt(options));
        return run(options);
    } catch (error) {
        console.error(`apex-engine: ${(error as Error).message}`);
        if (error instanceof UsageError) console.error(USAGE);
        return 2;
    }
}

const run = (options: CommandOptions): number =>
    options.command === 'check' ? runCheck(options) : runTests(options);

/** While it watches, a project that cannot be read may be so only for a moment. */
function attempt(options: CommandOptions): void {
    try {
        run(options);
    } catch (error) {
        console.error(`apex-engine: ${(error as Error).message}`);
    }
}
