import path from 'node:path';
import { SfError } from '@salesforce/core';
import { runCommand } from '../../test/command.ts';
import { LOCAL } from '../frame/connect-to.ts';
import { runScript, type Script } from '../frame/run-org-script.ts';
import { runCalls, type Run } from './run-calls.ts';
import { cliScripts } from './scripts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** The longest, a package version with its tests, takes up to an hour. */
const DEADLINE = 75 * 60_000;

/** `npm run org:create` and its like: the first argument names the script. */
const [name = '', ...args] = process.argv.slice(2);
const cli = cliScripts[name];
if (!cli) throw new Error(`No script org:${name}.`);

const run: Run = (program, given) => runCommand(program, given, { cwd: root, deadline: DEADLINE });
let target = '';
const script: Script<unknown> = {
    ...cli,
    inWords: () => ['Done.', `Next: ${cli.next(target)}`],
    exitCode: () => 0
};
process.exitCode = await runScript(script, args, async (alias, flags, progress) => {
    target = alias;
    if (alias === LOCAL)
        throw new SfError(
            'The local org hosts this project as it lies here: there is nothing to do.',
            'LocalOrg',
            ['npm start, then npm run org:test -- --target local']
        );
    return runCalls(cli.calls(alias, flags), run, progress);
});
