import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallProject } from '../../test/small-project.ts';
import { loadProject } from '../org/load-project.ts';
import { coverageOf, lcovOf } from './coverage.ts';
import { DebugLog } from './debug-log.ts';
import { filterTests, findTests } from './find-tests.ts';
import { runTest } from './run-test.ts';
import { withSourcePlace } from './source-place.ts';

const PROJECT = smallProject({
    'Sums.cls': `public class Sums {
    public static Integer add(Integer a, Integer b) {
        if (a == null) {
            return b;
        }
        return a + b;
    }
}`,
    'SumsTest.cls': `@IsTest
private class SumsTest {
    @TestSetup
    static void setup() { insert new Account(Name = 'set up'); }
    @IsTest
    static void adds() {
        System.debug('adding');
        Assert.areEqual(3, Sums.add(1, 2));
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
        insert new Account(Name = 'of this test');
    }
    @IsTest
    static void seesNothingOfOtherTests() { Assert.areEqual(1, [SELECT COUNT() FROM Account]); }
    @IsTest
    static void fails() { Assert.areEqual(4, Sums.add(1, 2), 'sum'); }
    static void noTest() {}
}`
});

function run(write: ((line: string) => void) | null = null) {
    const runtime = loadProject(PROJECT);
    if (write) runtime.log = new DebugLog(runtime, write);
    const results = findTests(runtime).flatMap((one) =>
        one.methods.map((method) => runTest(runtime, one, method))
    );
    return { runtime, results: new Map(results.map((result) => [result.method, result])) };
}

test('each test begins in a new org with the rows of its @TestSetup', () => {
    const { results } = run();
    assert.deepEqual([...results.keys()], ['adds', 'seesNothingOfOtherTests', 'fails']);
    assert.equal(results.get('adds')!.ok, true, results.get('adds')!.error);
    assert.equal(results.get('seesNothingOfOtherTests')!.ok, true);
});

test('a failure tells what was expected, and in which class, method, line and file', () => {
    const { runtime, results } = run();
    const { error, stack } = results.get('fails')!;
    assert.match(error!, /Assertion Failed: sum: Expected: 4, Actual: 3/);
    assert.equal(
        withSourcePlace(runtime, stack!.split('\n')[0]!),
        'Class.SumsTest.fails: line 15, column 1 (force-app/classes/SumsTest.cls:15)'
    );
});

test('coverage counts the lines of classes, not of tests, and lcov has each of them', () => {
    const { runtime } = run();
    const coverage = coverageOf(runtime);
    assert.deepEqual(
        coverage.files.map(({ name, hit, total, missed }) => ({ name, hit, total, missed })),
        [{ name: 'Sums.cls', hit: 2, total: 3, missed: [4] }]
    );
    assert.equal(
        lcovOf(runtime, coverage).replace(/,[1-9]\d*$/gm, ',n'),
        'TN:\nSF:force-app/classes/Sums.cls\nDA:3,n\nDA:4,0\nDA:6,n\nLF:3\nLH:2\nend_of_record\n'
    );
});

test('a filter takes classes and methods in any case, and refuses a name that is none', () => {
    const { runtime } = run();
    const names = (...filter: string[]) =>
        filterTests(findTests(runtime), filter).flatMap(({ methods }) => methods.map(({ name }) => name));
    assert.deepEqual(names('sumstest.ADDS'), ['adds']);
    assert.equal(names('SumsTest').length, 3);
    assert.throws(() => names('SumsTest.nowhere'), /no Apex test sumstest.nowhere/);
});

test('the debug log has messages, queries, saves, limits and the fatal error, with their lines', () => {
    const lines: string[] = [];
    run((line) => lines.push(line));
    const log = lines.join('\n');
    assert.match(log, /^\d\d:\d\d:\d\d\.\d{3} \(\d+\)\|EXECUTION_STARTED$/m);
    assert.match(log, /\|CODE_UNIT_STARTED\|\[EXTERNAL\]\|SumsTest\.adds$/m);
    assert.match(log, /\|USER_DEBUG\|\[7\]\|DEBUG\|adding$/m);
    assert.match(log, /\|SOQL_EXECUTE_BEGIN\|\[9\]\|Aggregations:0\|SELECT COUNT\(\) FROM Account$/m);
    assert.match(log, /\|SOQL_EXECUTE_END\|\[9\]\|Rows:1$/m);
    assert.match(log, /\|DML_BEGIN\|\[10\]\|Op:Insert\|Type:Account\|Rows:1$/m);
    assert.match(log, /\|DML_END\|\[10\]$/m);
    assert.match(log, /\|EXCEPTION_THROWN\|\[15\]\|System\.AssertException: Assertion Failed: sum/);
    assert.match(log, /\|FATAL_ERROR\|System\.AssertException: Assertion Failed: sum/);
    assert.match(log, /^ {2}Number of SOQL queries: 1 out of 100$/m);
});
