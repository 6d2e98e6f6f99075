import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

const scripts = path.resolve(import.meta.dirname, '..');
const lock = {
    packages: { '': {}, 'node_modules/zod': { version: '4.0.0' }, 'node_modules/mac': { optional: true } }
};
let clone: string;

/**
 * A clone with the launcher, a step that tells what it was started with, and an npm that only takes notes.
 */
beforeEach(async () => {
    clone = await mkdtemp(path.join(tmpdir(), 'cosell-launch-'));
    await cp(path.join(scripts, 'launch.mjs'), path.join(clone, 'scripts/launch.mjs'));
    await cp(path.join(scripts, 'launch'), path.join(clone, 'scripts/launch'), { recursive: true });
    await write('package.json', '{ "type": "module" }');
    await write('package-lock.json', JSON.stringify(lock));
    await write(
        'scripts/test/main.ts',
        `const told: string[] = process.argv.slice(2);
        console.log(JSON.stringify({ told, node: process.version, path: process.env.PATH.split(':')[0] }));
        process.exitCode = 7;`
    );
    await write('bin/npm', `#!/bin/sh\necho "npm $*" >> "${clone}/npm.log"\nexit 0\n`);
    await chmod(path.join(clone, 'bin/npm'), 0o755);
});

afterEach(() => rm(clone, { recursive: true }));

async function write(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(clone, name)), { recursive: true });
    await writeFile(path.join(clone, name), text);
}

/** What npm leaves behind once it has installed the lock file. */
const install = (packages: object) => write('node_modules/.package-lock.json', JSON.stringify({ packages }));

function launch(...args: string[]) {
    return spawnSync(process.execPath, [path.join(clone, 'scripts/launch.mjs'), ...args], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${path.join(clone, 'bin')}:${process.env['PATH']}` }
    });
}

const npmRuns = () => readFile(path.join(clone, 'npm.log'), 'utf8').catch(() => '');

describe('npm test on a fresh clone', () => {
    test('installs the dependencies and says so', async () => {
        const { stdout } = launch('test');
        assert.match(stdout, /^Installing the dependencies \(there are none yet\)/);
        assert.equal(await npmRuns(), 'npm ci --no-audit --no-fund --loglevel=error\n');
    });

    test('installs nothing when all packages of the lock file are there, optional ones aside', async () => {
        await install({ 'node_modules/zod': { version: '4.0.0' } });
        const { stdout } = launch('test');
        assert.doesNotMatch(stdout, /Installing/);
        assert.equal(await npmRuns(), '');
    });

    test('installs again after the lock file has changed, naming what is old', async () => {
        await install({ 'node_modules/zod': { version: '3.9.9' } });
        const { stdout } = launch('test');
        assert.match(stdout, /zod 4\.0\.0 is 3\.9\.9/);
        assert.equal(await npmRuns(), 'npm ci --no-audit --no-fund --loglevel=error\n');
    });

    test('stops with a sentence when the installation fails', async () => {
        await write('bin/npm', '#!/bin/sh\nexit 1\n');
        const { status, stderr, stdout } = launch('test');
        assert.equal(status, 1);
        assert.match(stderr, /npm ci failed/);
        assert.doesNotMatch(stdout, /told/);
    });
});

describe('handing over', () => {
    beforeEach(() => install({ 'node_modules/zod': { version: '4.0.0' } }));

    test('passes the arguments on, with the project programs first on the PATH, and returns the exit code', () => {
        const { status, stdout } = launch('test', 'relay', '--list');
        assert.equal(status, 7);
        const { told, path: first } = JSON.parse(stdout) as { told: string[]; path: string };
        assert.deepEqual(told, ['relay', '--list']);
        assert.equal(first, path.join(clone, 'node_modules', '.bin'));
    });

    test('prefers the Node that came with the dependencies, whatever Node started it', async () => {
        await mkdir(path.join(clone, 'node_modules/.bin'), { recursive: true });
        await write(
            'node_modules/own-node',
            `#!/bin/sh\n[ "$1" = --version ] && echo v22.99.0 || echo "own $*"\n`
        );
        await chmod(path.join(clone, 'node_modules/own-node'), 0o755);
        await symlink('../own-node', path.join(clone, 'node_modules/.bin/node'));
        assert.match(launch('test', 'relay').stdout, /^own scripts\/test\/main\.ts relay$/m);
    });

    test('takes the Node that started it when the one of the dependencies is too old', async () => {
        await write('node_modules/.bin/node', '#!/bin/sh\necho v20.20.2\n');
        await chmod(path.join(clone, 'node_modules/.bin/node'), 0o755);
        assert.equal((JSON.parse(launch('test').stdout) as { node: string }).node, process.version);
    });

    test('refuses an unknown command and names those that exist', () => {
        const { status, stderr } = launch('tset');
        assert.equal(status, 2);
        assert.match(stderr, /<start\|once\|.*test.*conformance.*> \[arguments\]/);
    });
});
