import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HumanReporter, JUnitFormatTransformer } from '@salesforce/apex-node';
import type { EngineRun } from '../../apex/engine-run.ts';
import { testResultOf } from '../../apex/test-result.ts';
import { runCommand } from '../command.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

/**
 * Percent of executable lines, all classes and triggers of the packages together. The platform asks for 75.
 */
const LEAST_COVERAGE = 95;

export const apex: Step = {
    name: 'apex',
    checks: `Apex tests on apex-engine, coverage ≥ ${LEAST_COVERAGE} %; JUnit file test-results/apex-junit.xml`,
    async run(work) {
        await work.must(process.execPath, ['apex-engine/bin/apex-engine.mjs', 'check', '.']);
        const startedAt = new Date().toISOString();
        const engine = ['apex-engine/bin/apex-engine.mjs', 'test', '.', '--coverage', '--json'];
        const { stdout, output } = await runCommand(process.execPath, engine, { cwd: work.root });
        const run = readRun(stdout, output);
        const result = testResultOf(run, startedAt);
        work.write(new HumanReporter().format(result, false));
        const junit = createWriteStream(path.join(work.results, 'apex-junit.xml'));
        await pipeline(new JUnitFormatTransformer(result), junit);
        if (run.failed > 0) throw new StepFailure(`${run.failed} of ${run.results.length} Apex tests failed`);
        if (run.passed === 0) throw new StepFailure('no Apex test ran');
        const coverage = `coverage ${run.coverage.pct.toFixed(1)} %`;
        if (run.coverage.pct < LEAST_COVERAGE)
            throw new StepFailure(`${coverage}, less than ${LEAST_COVERAGE} %`);
        return `${run.passed} tests, ${coverage}`;
    }
};

function readRun(stdout: string, output: string): EngineRun {
    try {
        // A line for people follows the JSON.
        return JSON.parse(stdout.slice(0, stdout.lastIndexOf('}') + 1)) as EngineRun;
    } catch {
        throw new StepFailure(`apex-engine printed no result:\n${output}`);
    }
}
