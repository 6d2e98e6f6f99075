import { SfError } from '@salesforce/core';
import type { Call } from './scripts.ts';

/** Runs a program to its end. */
export type Run = (
    program: string,
    args: string[]
) => Promise<{ status: number; stdout: string; output: string }>;

/** What the Salesforce CLI prints with --json. */
interface CliAnswer {
    status: number;
    result?: unknown;
    name?: string;
    message?: string;
    actions?: string[];
}

/**
 * Makes the calls one after the other, up to the first that fails.
 * @returns what the Salesforce CLI answered to the last one
 * @throws SfError in the CLI's own words, with what it says to do next
 */
export async function runCalls(
    calls: readonly Call[],
    run: Run,
    progress: (line: string) => void
): Promise<unknown> {
    let last: unknown = null;
    for (const { doing, program, args } of calls) {
        progress(doing);
        const isCli = program === 'sf';
        const { status, stdout, output } = await run(program, isCli ? [...args, '--json'] : args);
        const answer = isCli ? answerOf(stdout) : null;
        if (status !== 0) throw failureOf(program, args, answer, output);
        last = answer?.result ?? last;
    }
    return last;
}

function answerOf(stdout: string): CliAnswer | null {
    try {
        return JSON.parse(stdout) as CliAnswer;
    } catch {
        return null;
    }
}

function failureOf(program: string, args: string[], answer: CliAnswer | null, output: string): SfError {
    const message = answer?.message ?? (output.trim().split('\n').slice(-5).join('\n') || 'It said nothing.');
    const again = `${program} ${args.join(' ')}`;
    return new SfError(
        `${program} ${args.slice(0, 3).join(' ')}: ${message}`,
        answer?.name ?? 'ProgramFailed',
        [...(answer?.actions ?? []), `By hand, with all that it says: ${again}`],
        1
    );
}
