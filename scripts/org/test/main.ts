import path from 'node:path';
import { runOrgScript, type OrgScript } from '../frame/run-org-script.ts';
import { runTests, testsInWords, type TestsOfOrg } from './run-tests.ts';

const results = path.resolve(import.meta.dirname, '../../../test-results');

/** `npm run org:test`: the Apex tests of an org. */
export const test: OrgScript<TestsOfOrg> = {
    command: 'npm run org:test',
    summary: 'Runs the Apex tests of an org, with coverage and a JUnit file in test-results/.',
    options: { class: { type: 'string', multiple: true, default: [] } },
    help: { '--class <name>': 'this test class alone; may be given more than once' },
    run: (work) => runTests(work, work.flags['class'] as string[], results),
    inWords: testsInWords,
    exitCode: ({ result }) => (result.summary.failing ? 1 : 0)
};

if (import.meta.main ?? process.argv[1] === import.meta.filename)
    process.exitCode = await runOrgScript(test, process.argv.slice(2));
