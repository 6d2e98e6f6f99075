import path from 'node:path';
import { SeverityLevel } from '@salesforce/code-analyzer-core';
import { packageFolders } from '../apex/checkers.ts';
import { scan } from './scan.ts';
import { suppressions } from './suppressions.ts';

/**
 * `node scripts/scan/main.ts [project]`: prints the findings, worst first, suppressions that give no reason,
 * and a closing count. Exit code 1 for a finding of severity 1 to 3 (critical, high, moderate) and for a
 * suppression without a reason; the other findings are for reading.
 */
const project = process.argv[2] ?? process.cwd();
const { findings, rules } = await scan(project);
for (const { file, line, severity, rule, message } of findings)
    console.log(`${file}:${line}: ${SeverityLevel[severity]} ${rule}: ${message}`);
const suppressed = suppressions(packageFolders(project));
const unreasoned = suppressed.filter(({ reason }) => reason === '');
for (const { file, line } of unreasoned)
    console.log(`${path.relative(project, file)}:${line}: suppressed without a reason beside it`);
const serious = findings.filter(({ severity }) => severity <= SeverityLevel.Moderate).length;
console.log(
    [
        `${rules} rules`,
        `${serious} findings of severity 1 to 3`,
        `${findings.length - serious} lower`,
        `${suppressed.length} suppressions, ${unreasoned.length} without a reason`
    ].join(', ')
);
process.exitCode = serious + unreasoned.length > 0 ? 1 : 0;
