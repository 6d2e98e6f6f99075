import { runCommand } from './command.ts';
import type { CommandOptions, CommandResult } from './command.ts';

/**
 * Runs a program outside of a step.
 *
 * @throws Error with its output when it does not exit with 0
 */
export async function mustSucceed(
    program: string,
    args: string[],
    options: CommandOptions = {}
): Promise<CommandResult> {
    const result = await runCommand(program, args, options);
    if (result.status !== 0)
        throw new Error(`${program} ended with exit code ${result.status}:\n${result.output}`);
    return result;
}
