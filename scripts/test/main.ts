import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { killCommands } from './command.ts';
import { performStep } from './perform-step.ts';
import { report, seconds } from './report.ts';
import { runSteps } from './run-steps.ts';
import type { Step } from './step.ts';
import { steps } from './steps.ts';

const root = path.resolve(import.meta.dirname, '../..');
const results = path.join(root, 'test-results');
process.exitCode = await main(process.argv.slice(2));

/** `npm test [-- --list | step…]` → exit code: 0 all passed, 1 a step failed, 2 wrong usage. */
async function main(args: string[]): Promise<number> {
    if (args.includes('--list')) {
        const width = Math.max(...steps.map((step) => step.name.length));
        for (const step of steps) console.log(`${step.name.padEnd(width)}  ${step.checks}`);
        return 0;
    }
    const unknown = args.filter((name) => !steps.some((step) => step.name === name));
    if (unknown.length > 0) {
        console.error(
            `No such step: ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}`
        );
        return 2;
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.on(signal, () => {
            killCommands();
            process.exit(130);
        });
    await mkdir(results, { recursive: true });
    const chosen = args.length === 0 ? steps : steps.filter((step) => args.includes(step.name));
    const done = await runSteps(chosen, runAndTell);
    console.log(`\n${report(done)}`);
    return done.every((result) => result.passed) ? 0 : 1;
}

/** One line as the step ends; the whole log if it failed. */
async function runAndTell(step: Step) {
    const result = await performStep(step, root, results);
    const line = `${step.name} ${seconds(result.milliseconds)} s${result.note ? ` – ${result.note}` : ''}`;
    if (result.passed) console.log(`✔ ${line}`);
    else {
        const log = await readFile(path.join(results, `${step.name}.log`), 'utf8');
        console.log(`✖ ${line}\n${log.trimEnd().replace(/^/gm, '    ')}`);
    }
    return result;
}
