import type { TestResult } from '@salesforce/apex-node';
import type { EngineCoverage, EngineRun, EngineTest } from './engine-run.ts';

type Test = TestResult['tests'][number];
type Coverage = NonNullable<TestResult['codecoverage']>[number];

/** What the run was, for the reports that name an org and a user: there is neither. */
const PLACE = { orgId: 'apex-engine', username: 'apex-engine', userId: '', hostname: 'localhost' };

/**
 * Puts a run of apex-engine into the shape that the platform's own test runs have, so that Salesforce's
 * reporters print it.
 *
 * @param startedAt when the run began, ISO 8601
 */
export function testResultOf(run: EngineRun, startedAt: string): TestResult {
    const count = run.results.length;
    const rate = (part: number) => `${count === 0 ? 0 : Math.round((100 * part) / count)}%`;
    const milliseconds = run.results.reduce((sum, test) => sum + test.ms, 0);
    return {
        summary: {
            ...PLACE,
            outcome: run.failed > 0 ? 'Failed' : 'Passed',
            testsRan: count,
            passing: run.passed,
            failing: run.failed,
            skipped: 0,
            passRate: rate(run.passed),
            failRate: rate(run.failed),
            skipRate: '0%',
            testStartTime: startedAt,
            testExecutionTimeInMs: milliseconds,
            testTotalTimeInMs: milliseconds,
            commandTimeInMs: milliseconds,
            testRunId: 'local',
            orgWideCoverage: `${run.coverage.pct.toFixed(1)}%`,
            totalLines: run.coverage.total,
            coveredLines: run.coverage.hit
        },
        tests: run.results.map((test) => testOf(test, startedAt)),
        codecoverage: run.coverage.files.map(coverageOf)
    };
}

function testOf(test: EngineTest, startedAt: string): Test {
    const fullName = `${test.cls}.${test.method}`;
    return {
        id: fullName,
        queueItemId: test.cls,
        asyncApexJobId: 'local',
        apexLogId: null,
        methodName: test.method,
        // Declared as a const enum, which `isolatedModules` cannot read; at run time it is this text.
        outcome: (test.ok ? 'Pass' : 'Fail') as Test['outcome'],
        message: test.error ?? null,
        stackTrace: test.stack ?? null,
        runTime: test.ms,
        testTimestamp: startedAt,
        fullName,
        apexClass: { id: test.cls, name: test.cls, namespacePrefix: '', fullName: test.cls }
    };
}

function coverageOf(file: EngineCoverage): Coverage {
    const [name = file.name, suffix] = file.name.split('.');
    return {
        apexId: name,
        name,
        type: suffix === 'trigger' ? 'ApexTrigger' : 'ApexClass',
        numLinesCovered: file.hit,
        numLinesUncovered: file.missed.length,
        percentage: `${Math.round(file.pct)}%`,
        // The engine tells only how many lines ran, not which; the reporters used here read the uncovered
        // ones.
        coveredLines: [],
        uncoveredLines: file.missed
    };
}
