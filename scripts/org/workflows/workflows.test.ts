import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { doctor } from '../doctor/main.ts';
import { test as orgTest } from '../test/main.ts';
import { optionsOf } from '../with-cli/cli-commands.fixture.ts';
import { cliScripts } from '../with-cli/scripts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, '.github/workflows');
const { scripts: npmScripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
};
/** Options that every script for an org has (`runOrgScript`). */
const COMMON = ['target-org', 'target', 'json', 'help'];
const orgScripts: Record<string, { options: object }> = {
    ...Object.fromEntries(Object.entries(cliScripts).map(([name, script]) => [`org:${name}`, script])),
    'org:doctor': doctor,
    'org:test': orgTest
};

interface Job {
    needs?: string | string[];
    strategy?: { matrix: Record<string, string[]> };
    steps: { run?: string; uses?: string; env?: Record<string, string> }[];
}
const workflows = readdirSync(folder).map((file) => ({
    file,
    text: readFileSync(path.join(folder, file), 'utf8'),
    ...(parse(readFileSync(path.join(folder, file), 'utf8')) as { jobs: Record<string, Job> })
}));

/** Expressions become what they can be; redirections and what follows a pipe are the shell's own. */
const wordsOf = (command: string): string[] =>
    command
        .replaceAll(/\$\{\{[^}]*&& '(--\w+)'[^}]*\}\}/g, '$1')
        .replaceAll(/\$\{\{ matrix\.(\w+) \}\}/g, 'matrix-$1')
        .replaceAll(/"[^"]*"/g, 'quoted')
        .split(/<<<|[|<>]/)[0]!
        .trim()
        .split(/\s+/);

const optionsIn = (words: string[]) =>
    words.filter((word) => word.startsWith('--') && word !== '--').map((word) => word.slice(2));

/** @throws AssertionError for what no script, option or command is called */
function check(command: string): void {
    const [program = '', ...args] = wordsOf(command);
    if (program === 'npm' && args[0] === 'run') {
        const dashes = args.indexOf('--');
        const name =
            args.slice(1, dashes < 0 ? undefined : dashes).find((word) => !word.startsWith('-')) ?? '';
        assert.ok(npmScripts[name], `package.json has no script ${name}`);
        const given = dashes < 0 ? [] : optionsIn(args.slice(dashes + 1));
        const known = [...COMMON, ...Object.keys(orgScripts[name]?.options ?? {})];
        for (const option of given) assert.ok(known.includes(option), `${name} has no --${option}`);
        return;
    }
    if (program === 'npx' && args[0] === 'sf') {
        const first = args.findIndex((word) => word.startsWith('-'));
        const known = optionsOf(args.slice(1, first));
        for (const option of optionsIn(args)) {
            const flag = known[option];
            assert.ok(flag, `sf ${args.slice(1, first).join(' ')} has no --${option}`);
            const next = args[args.indexOf(`--${option}`) + 1] ?? '';
            // A lone dash is a value: what comes on standard input.
            const isGiven = next === '-' || (next !== '' && !next.startsWith('-'));
            assert.equal(flag.type === 'option', isGiven, `a value behind --${option}`);
        }
        return;
    }
    const known = command === 'npm ci' || command === 'npm test' || existsSync(path.join(root, program));
    assert.ok(known, `nobody knows ${command}`);
}

describe('the workflows', () => {
    for (const { file, jobs, text } of workflows) {
        it(`${file} calls scripts and commands that exist, with options that they have`, () => {
            const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run = [] }) => run));
            assert.ok(commands.length);
            for (const command of commands) check(command);
        });

        it(`${file} waits for jobs that are there, and pins what it uses`, () => {
            for (const { needs = [], steps } of Object.values(jobs)) {
                for (const job of [needs].flat()) assert.ok(jobs[job], job);
                for (const { uses } of steps) if (uses) assert.match(uses, /^actions\/[\w-]+@v\d+$/);
            }
            assert.match(text, /^permissions:\n {2}contents: read$/m);
        });
    }

    it('make an org of every shape that there is, and install the package into one', () => {
        const org = workflows.find(({ file }) => file === 'org.yml')!;
        const shapes = readdirSync(path.join(root, 'config')).map((file) => path.parse(file).name);
        assert.deepEqual([...org.jobs['shape']!.strategy!.matrix['shape']!].sort(), shapes.sort());
        const installed = org.jobs['package']!.steps.map(({ run = '' }) => run);
        const order = ['org:package', 'org:create', 'org:install'].map((name) =>
            installed.findIndex((run) => run.includes(` ${name} `))
        );
        assert.ok(
            order.every((place, index) => place > (order[index - 1] ?? -1)),
            order.join()
        );
    });

    it('say so where a script, an option, a command or a value is wrong', () => {
        for (const [command, words] of [
            ['npm run org:unheard-of', /no script org:unheard-of/],
            ['npm run org:create -- --target-org a --colour red', /org:create has no --colour/],
            ['npx sf org vanish --target-org a', /no command org vanish/],
            ['npx sf org delete scratch --target-org a --quietly', /has no --quietly/],
            ['npx sf org delete scratch --target-org', /a value behind --target-org/],
            ['npx sf org login sfdx-url --sfdx-url-stdin --alias hub', /a value behind --sfdx-url-stdin/],
            ['make everything', /nobody knows make everything/]
        ] as const)
            assert.throws(() => check(command), words);
    });
});
