import fs from 'node:fs';
import { loadProject } from '../org/load-project.ts';
import { coverageOf, lcovOf } from '../runner/coverage.ts';
import { DebugLog } from '../runner/debug-log.ts';
import { filterTests, findTests } from '../runner/find-tests.ts';
import { runTest, type TestResult } from '../runner/run-test.ts';
import type { CommandOptions } from './options.ts';
import { orgOptionsOf } from './org-options.ts';
import { printCoverage, printResult } from './print.ts';

/**
 * Runs the tests of a project and prints how they went. Exit status 1 where one failed, a file does not
 * parse, or none ran.
 *
 * @throws Error where the project cannot be read, or the filter names no test
 */
export function runTests(options: CommandOptions): number {
    const runtime = loadProject(options.project, orgOptionsOf(options));
    if (options.debug) runtime.log = new DebugLog(runtime, (line) => console.log(line));
    // Coverage counts the lines of classes that no test touches, too.
    if (options.coverage) runtime.compileAll((cls) => !cls.outermost.annotation('istest'));
    const results: TestResult[] = runtime.problems
        .filter(({ message }) => message.startsWith('syntax:'))
        .map(({ file, message }) => ({ cls: file, method: '', ok: false, error: message, ms: 0 }));
    const print = (result: TestResult) => {
        if (!options.json) printResult(runtime, result, options.debug);
    };
    results.forEach(print);
    for (const test of filterTests(findTests(runtime), options.filter))
        for (const method of test.methods) {
            const result = runTest(runtime, test, method);
            results.push(result);
            print(result);
        }
    const coverage = options.coverage ? coverageOf(runtime) : null;
    if (coverage && options.lcov) fs.writeFileSync(options.lcov, lcovOf(runtime, coverage));
    const passed = results.filter(({ ok }) => ok).length;
    const failed = results.length - passed;
    if (options.json) console.log(JSON.stringify({ passed, failed, results, coverage }, null, 1));
    else {
        if (coverage) printCoverage(coverage);
        if (runtime.problems.length)
            console.log(`${runtime.problems.length} compile problems (see: apex-engine check)`);
    }
    console.log(`${passed} passed, ${failed} failed`);
    return failed || !results.length ? 1 : 0;
}
