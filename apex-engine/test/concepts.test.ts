// Each concept of Apex as small test classes (test/concepts), and what the engine refuses (test/refused).
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { runTests } from '../src/command/engine-run.ts';
import { USAGE } from '../src/command/options.ts';

const project = (name: string): string => path.join(import.meta.dirname, name);
const nameOf = ({ cls, method }: { cls: string; method: string }): string => `${cls}.${method}`;
const concepts = await runTests(project('concepts'));
const refused = await runTests(project('refused'));

for (const result of concepts.results) test(nameOf(result), () => assert.ok(result.ok, result.error));

for (const result of refused.results)
    test(`${nameOf(result)} is refused by name`, () => {
        assert.equal(result.ok, false);
        assert.match(result.error ?? '', /\bunsupported\b/);
    });

test('Every method that the library declares of the basic types is called by a test', () => {
    const apex = sources('test/concepts/**/*.cls');
    const files = `string*,pattern,integer,long,decimal,double,boolean,math,date,datetime,time,time-zone,list,set,
        map,blob,encoding-util`;
    const library = sources(`src/library/{${files.replace(/\s/g, '')}}.ts`);
    const declared = [...library.matchAll(/'(?:static )?[\w<>,.]+ (\w+)\([^']*\)':/g)].map(
        ([, name]) => name!
    );
    assert.ok(declared.length > 250, `only ${declared.length} declarations were found`);
    const called = new Set([...apex.matchAll(/\.(\w+)\(/g)].map(([, name]) => name!.toLowerCase()));
    assert.deepEqual(
        [...new Set(declared)].filter((name) => !called.has(name.toLowerCase())),
        []
    );
});

test('The table in the README names tests that exist, all test classes, and all that is refused', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8');
    const named = new Set([...readme.matchAll(/`(\w+Test(?:\.\w+)?)`/g)].map(([, name]) => name!));
    const results = [...concepts.results, ...refused.results];
    const methods = new Set(results.map(nameOf));
    const classes = new Set(results.map(({ cls }) => cls));
    assert.deepEqual(
        [...named].filter((name) => !methods.has(name) && !classes.has(name)),
        []
    );
    const conceptClasses = new Set(concepts.results.map(({ cls }) => cls));
    assert.deepEqual(
        [...conceptClasses].filter((name) => !isNamed(name)),
        []
    );
    assert.deepEqual(
        refused.results.map(nameOf).filter((name) => !named.has(name)),
        []
    );

    function isNamed(name: string): boolean {
        return [...named].some((one) => one === name || one.startsWith(`${name}.`));
    }
});

test('The README shows the usage of the command', () => {
    assert.ok(readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8').includes(USAGE));
});

/** The texts of the files, below apex-engine, that a pattern matches. */
function sources(pattern: string): string {
    const root = path.join(import.meta.dirname, '..');
    return globSync(pattern, { cwd: root })
        .map((file) => readFileSync(path.join(root, file), 'utf8'))
        .join('\n');
}
