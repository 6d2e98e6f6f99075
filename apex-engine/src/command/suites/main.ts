// npm run engine:suites -- DIR...: runs the Apex tests of SFDX checkouts and tells why those fail that do.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '../engine-run.ts';
import { reasons } from './reasons.ts';

const USAGE = `usage: npm run engine:suites -- [--packages PATH,...] DIR...
Each DIR is a checkout with an sfdx-project.json, of which all packages are taken, or those that are named.
Ends with 1 where a checkout cannot be run at all; that tests fail in it is a result, not an error.`;

/** How many of the tests behind a reason are named. */
const NAMED = 3;

const { directories, options } = readArguments();
for (const directory of directories) if (!(await report(directory))) process.exitCode = 1;

/** Ends with the usage where they are wrong. */
function readArguments(): { directories: string[]; options: string[] } {
    try {
        const { values, positionals } = parseArgs({
            options: { packages: { type: 'string' } },
            allowPositionals: true
        });
        if (!positionals.length) throw new TypeError('No DIR is given.');
        return {
            directories: positionals,
            options: values.packages === undefined ? [] : ['--packages', values.packages]
        };
    } catch (error) {
        console.error(`${(error as Error).message}\n${USAGE}`);
        return process.exit(2);
    }
}

/** False where the checkout cannot be run. */
async function report(directory: string): Promise<boolean> {
    const name = path.basename(path.resolve(directory));
    if (!existsSync(path.join(directory, 'sfdx-project.json'))) {
        console.error(`${name}: no sfdx-project.json in ${directory}`);
        return false;
    }
    try {
        const started = Date.now();
        const { passed, failed, results } = await runTests(directory, options);
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
        for (const { reason, tests } of reasons(results)) {
            const named = tests.slice(0, NAMED).join(', ');
            const more = tests.length > NAMED ? ` and ${tests.length - NAMED} more` : '';
            console.log(`  ${String(tests.length).padStart(4)}  ${reason}\n        ${named}${more}`);
        }
        return passed + failed > 0;
    } catch (error) {
        console.error(`${name}: ${(error as Error).message}`);
        return false;
    }
}
