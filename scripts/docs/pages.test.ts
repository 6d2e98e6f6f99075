import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { PARTS } from '../lint/borders.js';
import { steps } from '../test/steps.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const loopOptions = [...read('scripts/loop/main.ts').matchAll(/^ {2}(--\w+)/gm)].map((match) => match[1]);

/** Every Markdown page of the project, relative to the repository. */
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/(^|\/)(node_modules|build|\.local|test-results)\//.test(file))
    .sort();

/** What a page tells to type after `npm`, from code spans and code blocks. */
function npmCommands(page: string): string[] {
    const text = read(page);
    const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) =>
        (match[1] ?? '').split('\n')
    );
    const spans = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
    return [...blocks, ...spans]
        .map((line) => line.replace(/#.*/, '').trim())
        .filter((line) => /^npm (start|test|run)\b/.test(line));
}

function problemWith(command: string): string | null {
    const [, first = '', ...rest] = command.split(/\s+/);
    const script = first === 'run' ? rest.shift() : first;
    if (!script || !scripts[script]) return `package.json has no script ${script}`;
    const args = rest.filter((arg) => arg !== '--');
    if (script === 'start') {
        const unknown = args.find((arg) => arg.startsWith('--') && !loopOptions.includes(arg));
        return unknown ? `npm start has no option ${unknown}` : null;
    }
    if (script !== 'test') return null;
    const unknown = args.find((arg) => arg !== '--list' && !steps.some((step) => step.name === arg));
    return unknown ? `npm test has no step ${unknown}` : null;
}

describe('the pages', () => {
    for (const page of pages)
        test(`${page} tells only of npm commands that exist`, () => {
            for (const command of npmCommands(page)) assert.equal(problemWith(command), null, command);
        });

    for (const page of pages)
        test(`${page} links only to files that exist`, () => {
            for (const [, target = ''] of read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g))
                if (!/^[a-z]+:/.test(target))
                    assert.ok(existsSync(path.join(root, path.dirname(page), target)), `${page} → ${target}`);
        });
});

test('the README tells how to try it, in its first screen', () => {
    const firstScreen = read('README.md').split('\n').slice(0, 25).join('\n');
    assert.match(firstScreen, /npm start/);
    assert.ok(npmCommands('README.md').length >= 2);
});

test('a command, step or option that does not exist would be noticed', () => {
    assert.match(problemWith('npm run nope') ?? '', /no script nope/);
    assert.match(problemWith('npm test -- nope') ?? '', /no step nope/);
    assert.match(problemWith('npm start -- --nope') ?? '', /no option --nope/);
    assert.equal(problemWith('npm start -- --once --kill'), null);
});

test('CONTRIBUTING.md has a row for every step of npm test, and no other, in their order', () => {
    const table = read('CONTRIBUTING.md').split('## The steps of npm test')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| `([\w-]+)`/gm)].map((match) => match[1]);
    assert.deepEqual(
        rows,
        steps.map((step) => step.name)
    );
});

test('ARCHITECTURE.md names every folder of the repository, and no other', () => {
    const ignored = ['node_modules', 'test-results', 'coverage', 'build', 'dist'];
    const folders = readdirSync(root, { withFileTypes: true })
        .filter(
            (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !ignored.includes(entry.name)
        )
        .map((entry) => entry.name);
    const rows = [...read('ARCHITECTURE.md').matchAll(/^\| `([\w-]+)\/`/gm)].map((match) => match[1]);
    assert.deepEqual([...rows].sort(), folders.sort());
});

test('every workspace has its border in the lint', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    const named = new Map(PARTS.map(({ folder, name }) => [folder, name]));
    for (const folder of workspaces) {
        const { name } = JSON.parse(read(`${folder}/package.json`)) as { name: string };
        assert.equal(named.get(folder), name);
    }
});
