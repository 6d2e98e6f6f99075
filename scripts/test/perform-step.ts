import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { MissingProgram } from '../setup/missing-program.ts';
import { runCommand } from './command.ts';
import type { CommandOptions } from './command.ts';
import type { StepResult } from './run-steps.ts';
import { StepFailure } from './step.ts';
import type { Step, Work } from './step.ts';

/** Runs one step with its log file and temporary folders; whatever it throws becomes a failed result. */
export async function performStep(step: Step, root: string, results: string): Promise<StepResult> {
    const started = performance.now();
    const log = createWriteStream(path.join(results, `${step.name}.log`));
    const folders: string[] = [];
    const outcome = (passed: boolean, note: string) => ({
        step: step.name,
        passed,
        note,
        milliseconds: performance.now() - started
    });
    try {
        return outcome(true, await step.run(workOf(step, root, results, (text) => log.write(text), folders)));
    } catch (error) {
        const expected = error instanceof StepFailure || error instanceof MissingProgram;
        const text =
            error instanceof Error
                ? expected
                    ? error.message
                    : (error.stack ?? error.message)
                : String(error);
        log.write(`\n${text}\n`);
        return outcome(false, text.split('\n', 1)[0] ?? '');
    } finally {
        log.end();
        await finished(log);
        for (const folder of folders) await rm(folder, { recursive: true, force: true });
    }
}

function workOf(
    step: Step,
    root: string,
    results: string,
    write: (text: string) => void,
    folders: string[]
): Work {
    const run = (program: string, args: string[], options: CommandOptions = {}) => {
        const log = options.quiet ? () => {} : write;
        log(`$ ${shorten([path.basename(program), ...args].join(' '), 200)}\n`);
        return runCommand(program, args, { cwd: root, ...options, onOutput: log });
    };
    return {
        root,
        results,
        write: (text) => write(text.endsWith('\n') ? text : `${text}\n`),
        run,
        async must(program, args, options) {
            const result = await run(program, args, options);
            const what = shorten([path.basename(program), ...args].join(' '), 60);
            if (result.late) throw new StepFailure(`did not end in time: ${what}`);
            if (result.status !== 0) throw new StepFailure(`exit code ${result.status}: ${what}`);
            return result;
        },
        async temporaryFolder() {
            const folder = await mkdtemp(path.join(tmpdir(), `cosell-${step.name}-`));
            folders.push(folder);
            return folder;
        }
    };
}

/** Class paths are longer than anybody reads. */
function shorten(text: string, length: number): string {
    return text.length > length ? `${text.slice(0, length)}…` : text;
}
