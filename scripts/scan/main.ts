import { SeverityLevel } from '@salesforce/code-analyzer-core';
import { scan } from './scan.ts';

/**
 * `node scripts/scan/main.ts [project]`: prints the findings, worst first, and a closing count. Exit code 1
 * for a finding of severity high or critical; the others are for reading.
 */
const { findings, rules } = await scan(process.argv[2] ?? process.cwd());
for (const { file, line, severity, rule, message } of findings)
    console.log(`${file}:${line}: ${SeverityLevel[severity]} ${rule}: ${message}`);
const serious = findings.filter((finding) => finding.severity <= SeverityLevel.High).length;
console.log(`${rules} rules, ${findings.length} findings, ${serious} high or critical`);
process.exitCode = serious > 0 ? 1 : 0;
