import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HumanReporter, JUnitFormatTransformer, TestService, type TestResult } from '@salesforce/apex-node';
import { SfError } from '@salesforce/core';
import type { OrgWork } from '../frame/run-org-script.ts';

export interface TestsOfOrg {
    result: TestResult;
    /** Where the JUnit file lies. */
    junit: string;
}

/**
 * Runs Apex tests in the org, with coverage, and writes a JUnit file.
 * @param only class names; empty: all of the org that belong to no managed package
 * @throws SfError where the org has none of them, or runs nothing
 */
export async function runTests(
    { org, progress }: OrgWork,
    only: string[],
    folder: string
): Promise<TestsOfOrg> {
    const service = new TestService(org.connection);
    const payload = only.length
        ? { testLevel: 'RunSpecifiedTests', classNames: only.join(','), skipCodeCoverage: false }
        : { testLevel: 'RunLocalTests', skipCodeCoverage: false };
    progress(only.length ? `Running ${only.join(', ')} …` : 'Running all Apex tests of the org …');
    // Declared as a const enum, which `isolatedModules` cannot read; at run time it is this text.
    const result = (await service.runTestAsynchronous(payload as never, true)) as
        | TestResult
        | { testRunId: string };
    if (!('summary' in result)) throw notEnded(result.testRunId, org.username);
    if (result.summary.testsRan === 0)
        throw new SfError('No Apex test ran.', 'NoTests', [
            'npm run org:deploy brings the package with its tests into the org.'
        ]);
    await mkdir(folder, { recursive: true });
    const junit = path.join(folder, 'org-test-junit.xml');
    await pipeline(new JUnitFormatTransformer(result), createWriteStream(junit));
    return { result, junit };
}

const notEnded = (testRunId: string, username: string) =>
    new SfError(`The run ${testRunId} has not ended in time.`, 'NotEnded', [
        `sf apex get test --test-run-id ${testRunId} --target-org ${username}`
    ]);

export function testsInWords({ result, junit }: TestsOfOrg): string[] {
    const report = new HumanReporter().format(result, false);
    return [report, `Lines covered: ${coverageOf(result)}. JUnit: ${junit}`];
}

/** Of the classes that ran, by lines. */
export function coverageOf({ codecoverage = [] }: TestResult): string {
    const covered = codecoverage.reduce((sum, { numLinesCovered }) => sum + numLinesCovered, 0);
    const all = codecoverage.reduce((sum, { numLinesUncovered }) => sum + numLinesUncovered, covered);
    return all === 0 ? 'none measured' : `${covered} of ${all}, ${((100 * covered) / all).toFixed(1)} %`;
}
