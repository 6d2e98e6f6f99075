import type { RunProgram } from '../setup/run-program.ts';
import { pmdJars } from './checkers.ts';

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
    const findings = output.split('\n').filter((line) => line.trim() !== '');
    if (status !== 0 && findings.length === 0)
        findings.push(`apex-ls ended with exit code ${status} and no word`);
    return findings;
}
