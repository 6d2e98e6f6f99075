import type { RunProgram } from '../setup/run-program.ts';
import { pmdJars } from './checkers.ts';
import { withoutOutdated } from './without-outdated.ts';

/**
 * apex-ls over a project: types, methods, variables, labels, metadata. It exits 0 for warnings alone, and
 * assigning to a final variable is one, so every line that it prints is a finding.
 *
 * @returns the findings; empty when all is well
 */
export async function checkSemantics(run: RunProgram, java: string, project: string): Promise<string[]> {
    const { status, output } = await run(java, [
        '-cp',
        `${pmdJars}/*`,
        'io.github.apexdevtools.apexls.CheckForIssues',
        '-n',
        '-d',
        'warnings',
        '-w',
        project
    ]);
    const printed = output.split('\n').filter((line) => line.trim() !== '');
    const findings = withoutOutdated(printed);
    if (status !== 0 && printed.length === 0)
        findings.push(`apex-ls ended with exit code ${status} and no word`);
    return findings;
}
