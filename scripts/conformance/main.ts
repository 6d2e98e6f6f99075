import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runConformance } from './run-conformance.ts';

const usage = `npm run conformance -- [--samples] [DIR]
  Microsoft's published samples, from DIR, through the relay and the local Partner Center; then the tests that
  hold both to the contract: tokens, referrals, states, locks, webhooks, faults, the client, the receiver.
  --samples   the samples alone`;

/** What the steps partner-center, relay and scripts run too. */
const contract = [
    'local/partner-center/src/**/*.test.ts',
    'relay/src/{partner-center,sign-in,host,sweep,dates}/**/*.test.ts',
    'relay/src/http/event-load.test.ts',
    'scripts/model/create.property.test.ts'
];

const root = path.join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
    options: { samples: { type: 'boolean', default: false } },
    allowPositionals: true
});
const [given] = positionals;
const folder = given ? path.resolve(given) : path.join(root, '../shared/conformance/partner-center');

/** @returns whether none differs from what it should be */
async function runSamples(): Promise<boolean> {
    const results = await runConformance(folder, ({ file, verdict, notes }) => {
        console.log(`${file}: ${[verdict, ...notes].join(' – ')}`);
    });
    const count = (wanted: string) => results.filter(({ verdict }) => verdict === wanted).length;
    const kinds = ['accepted', 'refused as documented', 'differs'];
    console.log(`${results.length} files: ${kinds.map((kind) => `${count(kind)} ${kind}`).join(', ')}`);
    if (!results.length) console.log('The folder holds no .json file.');
    return results.length > 0 && count('differs') === 0;
}

/** @returns whether all have passed */
function runTests(): boolean {
    const options = { cwd: root, stdio: 'inherit' } as const;
    return spawnSync(process.execPath, ['--test', '--test-reporter=dot', ...contract], options).status === 0;
}

if (existsSync(folder)) {
    if (!(await runSamples())) process.exitCode = 1;
    if (!values.samples && !runTests()) process.exitCode = 1;
} else if (given) {
    // A folder that was asked for by name has to be there.
    console.log(`${folder} does not exist.\n${usage}`);
    process.exitCode = 2;
} else {
    if (!values.samples && !runTests()) process.exitCode = 1;
    console.log(
        `skipped: the published samples are not part of the repository, and ${folder} does not exist.`
    );
}
