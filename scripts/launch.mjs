// The one entry behind the npm scripts. Runs on Node 20 with nothing installed: installs the dependencies
// when they are missing, finds a Node that runs TypeScript, and hands over to `scripts/<command>/main.ts`.
import { constants } from 'node:os';
import path from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { whatIsMissing } from './launch/dependencies.mjs';
import { findNode } from './launch/find-node.mjs';

/** Command → [main file, arguments put before those of the caller]. */
const COMMANDS = {
    start: ['scripts/loop/main.ts'],
    once: ['scripts/loop/main.ts', '--once'],
    'set-up': ['local/web/src/browser/setup/main.ts'],
    test: ['scripts/test/main.ts'],
    conformance: ['scripts/conformance/main.ts'],
    cosell: ['scripts/cosell/main.ts'],
    // As the image starts it: docs/operations.md, "Memory".
    relay: ['--max-old-space-size=384', 'relay/src/main.ts'],
    'sync-report': ['scripts/sync-report/main.ts'],
    'check:package': ['scripts/check-package/main.ts'],
    'docs:package': ['scripts/docs/package-contents/main.ts'],
    audit: ['scripts/dependencies/run-audit.ts'],
    'docs:data-dictionary': ['scripts/docs/data-dictionary/main.ts'],
    'docs:licences': ['scripts/dependencies/write-licences.ts'],
    'docs:permissions': ['scripts/docs/permissions/main.ts'],
    'org:doctor': ['scripts/org/doctor/main.ts'],
    faults: ['scripts/loop/faults/main.ts'],
    bench: ['bench/main.ts'],
    size: ['scripts/size/main.ts'],
    'engine:mutations': ['apex-engine/src/command/mutations/main.ts'],
    'engine:suites': ['apex-engine/src/command/suites/main.ts'],
    'org:test': ['scripts/org/test/main.ts'],
    'org:create': ['scripts/org/with-cli/main.ts', 'create'],
    'org:deploy': ['scripts/org/with-cli/main.ts', 'deploy'],
    'org:package': ['scripts/org/with-cli/main.ts', 'package'],
    'org:install': ['scripts/org/with-cli/main.ts', 'install'],
    'org:seed': ['scripts/org/with-cli/main.ts', 'seed'],
    'org:links': ['scripts/org/install-links.ts']
};

const root = path.dirname(import.meta.dirname);
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : stop(2, usage());

install();
const node = findNode(root) ?? stop(1, noNode());
const bin = path.join(root, 'node_modules', '.bin');
const child = spawn(node, [...command, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
});
// Ctrl-C reaches the child by itself, since it shares the terminal; a plain kill of this process does not.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => stop(1, `${node} does not start: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));

/** `npm ci` when the installed packages are not those of package-lock.json. */
function install() {
    const missing = whatIsMissing(root);
    if (!missing) return;
    console.log(`Installing the dependencies (${missing}). This takes a minute or two, once.`);
    // On Node 20 npm would warn of every package that asks for 22: they get it.
    const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        stdio: 'inherit'
    });
    if (error)
        stop(1, `npm does not start: ${error.message}. Install Node.js with npm from https://nodejs.org.`);
    if (status !== 0)
        stop(1, 'npm ci failed (above). Correct what it names, then run the same command again.');
}

/** @returns {never} */
function stop(code, message) {
    console.error(message);
    process.exit(code);
}

function usage() {
    return `usage: node scripts/launch.mjs <${Object.keys(COMMANDS).join('|')}> [arguments]`;
}

function noNode() {
    return [
        `This project needs Node 22.18 or newer; this is ${process.version}, and the one that the dependencies`,
        `bring does not exist or does not run on ${process.platform}-${process.arch}.`,
        'Install Node 22 (https://nodejs.org, `nvm install 22` or `brew install node@22`) and run the command again.'
    ].join('\n');
}
