import { parseArgs } from 'node:util';

export const USAGE = `usage: apex-engine test  <sfdx project> [--filter Class[.method],...] [--coverage] [--lcov <file>]
                                        [--json] [--debug] [--watch] [--allow-chaining]
                                        [--clock <ISO 8601>] [--seed <number>]
       apex-engine check <sfdx project> [--json]
       both: [--shape <scratch definition>] [--packages <package directory>,...]`;

/** What the command line asks for. */
export interface CommandOptions {
    command: 'test' | 'check';
    project: string;
    filter: string[];
    coverage: boolean;
    /** File that the coverage is written to. */
    lcov: string | undefined;
    json: boolean;
    debug: boolean;
    watch: boolean;
    allowChaining: boolean;
    shape: string | undefined;
    packages: string[] | undefined;
    /** Milliseconds since 1970 at which the clock of the org stands still. */
    clock: number | undefined;
    /** Begins the random numbers of Apex. */
    seed: number | undefined;
}

/** A command line that cannot be read; the message says why. */
export class UsageError extends Error {}

const list = (value: string | undefined): string[] => value?.split(',').filter(Boolean) ?? [];

/** @throws UsageError */
export function readOptions(argv: string[]): CommandOptions {
    const { values, positionals } = parse(argv);
    const [command, project, ...rest] = positionals;
    if (command !== 'test' && command !== 'check') throw new UsageError('say test or check');
    if (!project || rest.length) throw new UsageError('name one project folder');
    const clock = values.clock === undefined ? undefined : Date.parse(values.clock);
    if (Number.isNaN(clock)) throw new UsageError(`--clock ${values.clock} is no time of ISO 8601`);
    const seed = values.seed === undefined ? undefined : Number(values.seed);
    if (seed !== undefined && !Number.isInteger(seed))
        throw new UsageError(`--seed ${values.seed} is no whole number`);
    return {
        command,
        project,
        filter: (values.filter ?? []).flatMap(list),
        coverage: !!values.coverage || values.lcov !== undefined,
        lcov: values.lcov,
        json: !!values.json,
        debug: !!values.debug,
        watch: !!values.watch,
        allowChaining: !!values['allow-chaining'],
        shape: values.shape,
        packages: values.packages === undefined ? undefined : list(values.packages),
        clock,
        seed
    };
}

function parse(argv: string[]) {
    try {
        return parseArgs({
            args: argv,
            allowPositionals: true,
            options: {
                filter: { type: 'string', multiple: true },
                coverage: { type: 'boolean' },
                lcov: { type: 'string' },
                json: { type: 'boolean' },
                debug: { type: 'boolean' },
                watch: { type: 'boolean' },
                'allow-chaining': { type: 'boolean' },
                shape: { type: 'string' },
                packages: { type: 'string' },
                clock: { type: 'string' },
                seed: { type: 'string' }
            }
        });
    } catch (error) {
        throw new UsageError((error as Error).message);
    }
}
