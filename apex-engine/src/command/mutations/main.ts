// npm run engine:mutations -- [DIR] [--sample N]: changes the Apex of a project in one place at a time, runs
// its tests, and prints how many of the mutants they kill and which survive.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '../engine-run.ts';
import type { Mutant } from './mutants.ts';
import { mutantsOf } from './mutants.ts';
import { apexFiles, type ApexFile } from './apex-files.ts';
import { sample } from './sample.ts';

const { values, positionals } = parseArgs({
    options: { sample: { type: 'string', default: '60' } },
    allowPositionals: true
});
const count = Number(values.sample);
if (!Number.isInteger(count) || count < 1) {
    console.error(`--sample takes a number of mutants, not ${values.sample}`);
    process.exit(2);
}

const copy = mkdtempSync(path.join(tmpdir(), 'apex-mutations-'));
try {
    process.exitCode = await run(path.resolve(positionals[0] ?? '.'));
} finally {
    rmSync(copy, { recursive: true, force: true });
}

/** 1 where the tests do not pass without any change. */
async function run(project: string): Promise<number> {
    copyPackages(project);
    const files = apexFiles(copy);
    const before = await runTests(copy);
    // Mocks and examples are test classes as well, but have no test to run.
    const withTests = new Set(before.results.map(({ cls }) => cls));
    const tests = files.filter(({ name }) => withTests.has(name));
    if (before.failed || !before.passed) {
        console.error(`The tests must pass first: ${before.passed} passed, ${before.failed} failed.`);
        return 1;
    }
    const all = files
        .filter(({ isTest }) => !isTest)
        .flatMap((file) => mutantsOf(file.source, file.isTrigger).map((mutant) => ({ file, mutant })));
    const chosen = sample(all, count);
    console.log(`${chosen.length} of ${all.length} mutants, ${before.passed} tests`);
    let killed = 0;
    for (const { file, mutant } of chosen) {
        if (await isKilled(file, mutant, tests)) killed++;
        else console.log(`survives  ${path.basename(file.path)}:${mutant.line}  ${mutant.change}`);
    }
    console.log(
        `${killed} of ${chosen.length} mutants killed (${Math.round((100 * killed) / chosen.length)} %)`
    );
    return 0;
}

/** sfdx-project.json and the folders it names, without what no Apex test reads. */
function copyPackages(project: string): void {
    const definition = path.join(project, 'sfdx-project.json');
    const { packageDirectories } = JSON.parse(readFileSync(definition, 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    cpSync(definition, path.join(copy, 'sfdx-project.json'));
    for (const { path: directory } of packageDirectories)
        cpSync(path.join(project, directory), path.join(copy, directory), {
            recursive: true,
            filter: (from) => path.basename(from) !== 'lwc'
        });
}

/** The tests that name the class run first, as the likely ones; the others only where it survives. */
async function isKilled(file: ApexFile, mutant: Mutant, tests: ApexFile[]): Promise<boolean> {
    writeFileSync(file.path, mutant.source);
    try {
        const naming = tests.filter(({ source }) => source.includes(file.name)).map(({ name }) => name);
        if (naming.length && (await fails(['--filter', naming.join(',')]))) return true;
        return await fails([]);
    } finally {
        writeFileSync(file.path, file.source);
    }
}

async function fails(options: string[]): Promise<boolean> {
    const { failed } = await runTests(copy, options);
    return failed > 0;
}
