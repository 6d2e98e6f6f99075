import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findBrowser } from './browser.ts';
import { findJava } from './java.ts';
import type { RunProgram } from './run-program.ts';

/** A machine on which only these commands print something; all others do not exist. */
const machine =
    (prints: Record<string, string>): RunProgram =>
    (program, args) => {
        const output = prints[[program, ...args].join(' ')];
        return output === undefined
            ? Promise.reject(new Error(`spawn ${program} ENOENT`))
            : Promise.resolve({ status: 0, output });
    };

describe('a JDK', () => {
    const compiler = 'java.base@17\njdk.compiler@17\n';

    test('is found on the PATH', async () => {
        const run = machine({
            'java -version': 'openjdk version "17.0.15"',
            'java --list-modules': compiler
        });
        assert.equal(await findJava(run, {}), 'java');
    });

    test('is taken from JAVA_HOME first', async () => {
        const run = machine({
            'java -version': 'openjdk version "17.0.15"',
            'java --list-modules': compiler,
            '/jdk/bin/java -version': 'openjdk version "21" 2023-09-19',
            '/jdk/bin/java --list-modules': compiler
        });
        assert.equal(await findJava(run, { JAVA_HOME: '/jdk' }), '/jdk/bin/java');
    });

    test('is not one that is older than 17', async () => {
        const run = machine({ 'java -version': 'java version "1.8.0_392"', 'java --list-modules': compiler });
        assert.equal(await findJava(run, {}), null);
    });

    test('is not a JRE, which cannot compile', async () => {
        const run = machine({
            'java -version': 'openjdk version "17.0.15"',
            'java --list-modules': 'java.base@17'
        });
        assert.equal(await findJava(run, {}), null);
    });
});

describe('a browser', () => {
    test('is found on the PATH, with its full path', async () => {
        const run = machine({
            'chromium --version': 'Chromium 150.0.1',
            'which chromium': '/usr/bin/chromium\n'
        });
        assert.equal(await findBrowser(run, {}), '/usr/bin/chromium');
    });

    test('may be Google Chrome on a Mac', async () => {
        const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
        assert.equal(
            await findBrowser(machine({ [`${chrome} --version`]: 'Google Chrome 150.0.1 ' }), {}),
            chrome
        );
    });

    test('is the one that CHROMIUM names, before all others', async () => {
        const run = machine({
            '/opt/chrome --version': 'Chromium 149.0.1',
            'chromium --version': 'Chromium 150.0.1',
            'which chromium': '/usr/bin/chromium'
        });
        assert.equal(await findBrowser(run, { CHROMIUM: '/opt/chrome' }), '/opt/chrome');
    });

    test("is not Ubuntu's script that only tells to install a snap", async () => {
        const hint = 'Command requires the chromium snap to be installed.';
        assert.equal(await findBrowser(machine({ 'chromium-browser --version': hint }), {}), null);
    });
});
