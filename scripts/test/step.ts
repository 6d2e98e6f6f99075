import type { CommandOptions, CommandResult } from './command.ts';

/** What a step is given. Everything written goes to `test-results/<step>.log`. */
export interface Work {
    /** Folder of the repository. */
    root: string;
    /** `test-results/`, for reports and screenshots. */
    results: string;
    /** A line or more for the log. */
    write(text: string): void;
    /** Runs a program, its output to the log; never throws for an exit code. */
    run(program: string, args: string[], options?: CommandOptions): Promise<CommandResult>;
    /** The same, but an exit code other than 0 fails the step. */
    must(program: string, args: string[], options?: CommandOptions): Promise<CommandResult>;
    /** An empty folder, removed after the step. */
    temporaryFolder(): Promise<string>;
}

export interface Step {
    /** As typed after `npm test --`. */
    name: string;
    /** One line for `--list`. */
    checks: string;
    /** Runs with no other step beside it: it keeps all cores busy by itself. */
    alone?: boolean;
    /** Resolves to a short note for the table ("34 tests"), or throws `StepFailure`. */
    run(work: Work): Promise<string>;
}

/** An expected failure of a step: what is wrong and, where it can be said, what to do. */
export class StepFailure extends Error {
    override name = 'StepFailure';
}
