import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HumanReporter, JUnitFormatTransformer } from '@salesforce/apex-node';
import type { EngineRun } from '../../apex/engine-run.ts';
import { readOrgShapes } from '../../apex/org-shapes.ts';
import type { OrgShape } from '../../apex/org-shapes.ts';
import { testResultOf } from '../../apex/test-result.ts';
import { runCommand } from '../command.ts';
import { StepFailure } from '../step.ts';
import type { Step, Work } from '../step.ts';

/**
 * Percent of executable lines, all classes and triggers of the packages together. The platform asks for 75.
 */
const LEAST_COVERAGE = 95;

const ENGINE = 'apex-engine/bin/apex-engine.mjs';

export const apex: Step = {
    name: 'apex',
    checks:
        `Apex tests on apex-engine in every org under config/, coverage ≥ ${LEAST_COVERAGE} %; ` +
        'JUnit files test-results/apex-<org>-junit.xml',
    async run(work) {
        const shapes = readOrgShapes(work.root);
        if (shapes.length === 0) throw new StepFailure('config/ describes no org');
        const summaries: string[] = [];
        for (const shape of shapes) summaries.push(await runInOrg(work, shape));
        return summaries.join('; ');
    }
};

/** Compiles and tests what this org can take; returns the summary for people. */
async function runInOrg(work: Work, shape: OrgShape): Promise<string> {
    const org = ['--shape', shape.file, '--packages', shape.packages.join(',')];
    await work.must(process.execPath, [ENGINE, 'check', '.', ...org]);
    const startedAt = new Date().toISOString();
    const command = [ENGINE, 'test', '.', '--coverage', '--json', ...org];
    const { stdout, output } = await runCommand(process.execPath, command, { cwd: work.root });
    const run = readRun(stdout, output);
    const result = testResultOf(run, startedAt);
    work.write(`In the org ${shape.name}\n${new HumanReporter().format(result, false)}`);
    const junit = createWriteStream(path.join(work.results, `apex-${shape.name}-junit.xml`));
    await pipeline(new JUnitFormatTransformer(result), junit);
    if (run.failed > 0)
        throw new StepFailure(`${shape.name}: ${run.failed} of ${run.results.length} Apex tests failed`);
    if (run.passed === 0) throw new StepFailure(`${shape.name}: no Apex test ran`);
    const coverage = `${run.coverage.pct.toFixed(1)} %`;
    if (run.coverage.pct < LEAST_COVERAGE)
        throw new StepFailure(`${shape.name}: coverage ${coverage}, less than ${LEAST_COVERAGE} %`);
    return `${shape.name} ${run.passed} tests, ${coverage}`;
}

function readRun(stdout: string, output: string): EngineRun {
    try {
        // A line for people follows the JSON.
        return JSON.parse(stdout.slice(0, stdout.lastIndexOf('}') + 1)) as EngineRun;
    } catch {
        throw new StepFailure(`apex-engine printed no result:\n${output}`);
    }
}
