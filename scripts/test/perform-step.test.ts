import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { MissingProgram } from '../setup/missing-program.ts';
import { nodeTests } from './node-tests.ts';
import { performStep } from './perform-step.ts';
import { report } from './report.ts';
import type { Step, Work } from './step.ts';

let folder: string;
before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cosell-perform-step-'));
});
after(() => rm(folder, { recursive: true }));

const perform = (run: Step['run']) => performStep({ name: 'planted', checks: '', run }, folder, folder);
const log = () => readFile(path.join(folder, 'planted.log'), 'utf8');

describe('a step', () => {
    test('passes with its note, and its programs write into its log', async () => {
        const result = await perform(async (work) => {
            await work.must(process.execPath, ['-e', 'console.log("out"); console.error("err")']);
            return '3 things';
        });
        assert.equal(result.passed, true);
        assert.equal(result.note, '3 things');
        assert.match(await log(), /^out$/m);
        assert.match(await log(), /^err$/m);
    });

    test('fails when a program ends with another exit code than 0', async () => {
        const result = await perform(async (work) => {
            await work.must(process.execPath, ['-e', 'process.exit(3)']);
            return '';
        });
        assert.equal(result.passed, false);
        assert.match(result.note, /^exit code 3: node/);
    });

    test('fails when a program does not end in time, and the children of that program end too', async () => {
        const child = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'],
            { stdio: 'inherit' }); console.log('started'); setInterval(() => {}, 1000);`;
        // The pipes are shared with the grandchild: the result only comes when both are gone.
        const result = await perform(async (work) => {
            await work.must(process.execPath, ['-e', child], { deadline: 500 });
            return '';
        });
        assert.equal(result.passed, false);
        assert.match(result.note, /^did not end in time/);
    });

    test('fails with the sentence that says how to get a missing program', async () => {
        const result = await perform(() => Promise.reject(new MissingProgram('A JDK is missing. Run: x')));
        assert.equal(result.passed, false);
        assert.equal(result.note, 'A JDK is missing. Run: x');
    });

    test('fails with the stack in its log when it breaks', async () => {
        const result = await perform(() => Promise.reject(new TypeError('broken')));
        assert.equal(result.note, 'TypeError: broken');
        assert.match(await log(), /perform-step\.test\.ts/);
    });

    test('leaves no temporary folder behind', async () => {
        let temporary = '';
        await perform(async (work: Work) => {
            temporary = await work.temporaryFolder();
            assert.ok(existsSync(temporary));
            return '';
        });
        assert.ok(!existsSync(temporary));
    });
});

describe('a folder of node tests', () => {
    const passing = "import { test } from 'node:test'; test('passes', () => {});";
    const run = async (text: string) => {
        await writeFile(path.join(folder, 'planted.test.mjs'), text);
        return performStep(nodeTests('planted', '', '*.test.mjs'), folder, folder);
    };

    test('counts the tests that passed', async () => {
        assert.deepEqual(await pick(run(passing)), [true, '1 tests']);
    });

    test('fails when one fails', async () => {
        const [passed] = await pick(run(`${passing} test('fails', () => { throw new Error('x'); });`));
        assert.equal(passed, false);
    });

    test('fails when there is none', async () => {
        const none = performStep(nodeTests('planted', '', '*.nothing.mjs'), folder, folder);
        assert.deepEqual(await pick(none), [false, 'no test ran in *.nothing.mjs']);
    });

    test('fails when a file holds none', async () => {
        const [passed, note] = await pick(run(''));
        assert.equal(passed, false);
        assert.match(String(note), /^no test in .*planted\.test\.mjs/);
    });

    test('fails when one is left to do, and tells of skipped ones', async () => {
        assert.deepEqual(await pick(run(`${passing} test.todo('later');`)), [
            false,
            '1 tests are marked todo'
        ]);
        assert.deepEqual(await pick(run(`${passing} test.skip('no');`)), [true, '1 tests, 1 skipped']);
    });

    const pick = async (result: ReturnType<typeof performStep>) => {
        const { passed, note } = await result;
        return [passed, note];
    };
});

test('the report ends with the table and the count', () => {
    const text = report([
        { step: 'lint', passed: true, note: '', milliseconds: 8123 },
        { step: 'relay', passed: false, note: 'exit code 1', milliseconds: 61_000 }
    ]);
    assert.equal(
        text,
        [
            'step   result  seconds',
            'lint   passed      8.1',
            'relay  FAILED     61.0  exit code 1',
            '',
            '1 passed, 1 failed'
        ].join('\n')
    );
});
