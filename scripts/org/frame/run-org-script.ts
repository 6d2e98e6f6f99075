import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SfError } from '@salesforce/core';
import { connectTo, type OrgConnection } from './connect-to.ts';

/** What every script for an org has; an option of its own comes beside it. */
const OPTIONS = {
    'target-org': { type: 'string' },
    /** The same, shorter. */
    target: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
} as const;

/** What a script for an org tells of itself. */
export interface Script<Result> {
    /** As it is typed: `npm run org:doctor`. */
    command: string;
    /** One sentence. */
    summary: string;
    options: NonNullable<ParseArgsConfig['options']>;
    /** Option → what it is for, in the order of the help. */
    help: Record<string, string>;
    /** Before anybody signs in. @throws SfError for options that make no sense together */
    check?(flags: Record<string, unknown>): void;
    inWords(result: Result): string[];
    /** 0: all is well; 1: it is not. */
    exitCode(result: Result): 0 | 1;
}

/** One that talks to the org itself. */
export interface OrgScript<Result> extends Script<Result> {
    /** @throws SfError with its `actions`: what the user does next */
    run(work: OrgWork): Promise<Result>;
}

export interface OrgWork {
    org: OrgConnection;
    flags: Record<string, unknown>;
    /** Says what is being done, on stderr; nothing with --json. */
    progress(line: string): void;
}

export interface Output {
    out(line: string): void;
    err(line: string): void;
}

/**
 * Runs a script for an org: reads the arguments, signs in, says what is being done, and ends with words or
 * with JSON.
 * @returns the exit code: 0 well, 1 found something or failed, 2 not understood
 */
export async function runOrgScript<Result>(
    script: OrgScript<Result>,
    args: readonly string[],
    output?: Output
): Promise<number> {
    return runScript(
        script,
        args,
        async (alias, flags, progress) =>
            script.run({ org: await connectTo(alias, progress), flags, progress }),
        output
    );
}

/**
 * The same for a script that leaves the org to another program.
 * @param perform gets the alias or user name of the org
 */
export async function runScript<Result>(
    script: Script<Result>,
    args: readonly string[],
    perform: (
        alias: string,
        flags: Record<string, unknown>,
        progress: OrgWork['progress']
    ) => Promise<Result>,
    { out, err }: Output = { out: console.log, err: console.error }
): Promise<number> {
    const json = args.includes('--json');
    try {
        const flags = read(script, args);
        if (flags.help) {
            out(usage(script));
            return 0;
        }
        const progress = (line: string) => (json ? undefined : err(line));
        const alias = target(script, flags);
        script.check?.(flags);
        const result = await perform(alias, flags, progress);
        out(
            json
                ? JSON.stringify({ status: script.exitCode(result), result })
                : script.inWords(result).join('\n')
        );
        return script.exitCode(result);
    } catch (error) {
        const failure = SfError.wrap(error);
        const next = failure.actions ?? [whatNext(failure)];
        const { name, message, exitCode } = failure;
        if (json) out(JSON.stringify({ status: exitCode, name, message, actions: next }));
        else err([`${message}`, ...next.map((action) => `Next: ${action}`)].join('\n'));
        return exitCode;
    }
}

function read(
    script: Pick<Script<unknown>, 'command' | 'options'>,
    args: readonly string[]
): Record<string, unknown> {
    try {
        return parseArgs({ args: [...args], options: { ...OPTIONS, ...script.options } }).values;
    } catch (error) {
        throw misused(script.command, error instanceof Error ? error.message : String(error));
    }
}

/** For what the org itself answers, or where it does not answer at all. */
function whatNext({ name, message }: SfError): string {
    if (/INSUFFICIENT_ACCESS|INVALID_TYPE|API_DISABLED|View Setup/.test(`${name} ${message}`))
        return 'Sign in as a user with API Enabled and View Setup and Configuration, and run it again.';
    if (/REQUEST_LIMIT_EXCEEDED/.test(`${name} ${message}`))
        return 'The org has used up its API calls of the day: run it again tomorrow.';
    return 'sf org display shows whether the org can be reached; then run it again.';
}

function target({ command }: { command: string }, flags: Record<string, unknown>): string {
    const alias = flags['target-org'] ?? flags['target'];
    if (typeof alias === 'string' && alias !== '') return alias;
    throw misused(command, '--target-org is missing.');
}

const misused = (command: string, message: string) =>
    new SfError(message, 'Usage', [`${command} -- --help`], 2);

function usage({ command, summary, help }: Pick<Script<unknown>, 'command' | 'summary' | 'help'>): string {
    const lines = {
        '--target-org <alias>':
            'alias or user name that the Salesforce CLI knows, or local: the running npm start',
        ...help,
        '--json': 'the result as JSON, nothing else on stdout',
        '--help': 'this text'
    };
    const width = Math.max(...Object.keys(lines).map((option) => option.length)) + 2;
    return [
        summary,
        '',
        `${command} -- --target-org <alias>`,
        '',
        ...Object.entries(lines).map(([option, words]) => `  ${option.padEnd(width)}${words}`)
    ].join('\n');
}
