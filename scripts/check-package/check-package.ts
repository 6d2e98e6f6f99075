import path from 'node:path';
import { checkSemantics } from '../apex/check-semantics.ts';
import { checkSoql } from '../apex/check-soql.ts';
import { checkMetadata } from '../metadata/check-metadata.ts';
import { checkTranslations } from '../metadata/check-translations.ts';
import { formatFinding } from '../metadata/finding.ts';
import { projectFiles } from '../metadata/project-files.ts';
import { ensureJava } from '../setup/java.ts';
import type { runCommand } from '../test/command.ts';

const SCAN = path.resolve(import.meta.dirname, '../scan/main.ts');
/** The data-flow engine takes two minutes alone on two cores, and more on a machine that is busy. */
const SCAN_DEADLINE = 20 * 60_000;

export interface CheckedPackage {
    /** Every finding of every check, with its file. */
    findings: string[];
    /** One line per check: what, and how many. */
    lines: string[];
}

/**
 * All static checks of the packages.
 *
 * @param temporary an empty folder
 */
export async function checkPackage(
    run: typeof runCommand,
    root: string,
    temporary: string
): Promise<CheckedPackage> {
    const java = await ensureJava(run);
    const semantics = await checkSemantics(run, java, root);
    const soql = await checkSoql(run, java, root, temporary);
    const scan = await scanned(run, java, root);
    const { findings, dangling, names, files } = checkMetadata(root);
    const untranslated = checkTranslations(root);
    const print = (all: typeof findings) => all.map((finding) => formatFinding(finding, root));
    const count = (what: string, number: number, note = '') => `${what}: ${number}${note && ` (${note})`}`;
    return {
        findings: [
            ...semantics,
            ...soql.findings,
            ...scan.findings,
            ...print(findings),
            ...print(dangling),
            ...print(untranslated)
        ],
        lines: [
            count('files checked', projectFiles(root).length, `${files} metadata files`),
            count('apex-ls errors', semantics.length),
            count('SOQL field errors', soql.findings.length, soql.summary),
            count('PMD and SFGE findings at severity 1-3', scan.findings.length, scan.summary),
            count('metadata errors', findings.length),
            count('texts without a translation', untranslated.length),
            count('dangling cross references', dangling.length, `of ${sum(names)} names`),
            ...[...names].sort().map(([what, number]) => `    ${what}: ${number}`)
        ]
    };
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

/** In a process of its own: the analyzer finds Java on the PATH alone. */
async function scanned(run: typeof runCommand, java: string, root: string) {
    const folder = path.isAbsolute(java) ? `${path.dirname(java)}${path.delimiter}` : '';
    const { status, stdout, late } = await run(process.execPath, [SCAN, root], {
        env: { PATH: `${folder}${process.env['PATH'] ?? ''}` },
        deadline: SCAN_DEADLINE
    });
    if (late) throw new Error(`The scan was not done after ${SCAN_DEADLINE / 60_000} minutes.`);
    const lines = stdout.trim().split('\n');
    const summary = lines.pop() ?? '';
    if (!/^\d+ rules, /.test(summary)) throw new Error(`The scan broke (exit code ${status}):\n${stdout}`);
    const serious = lines.filter((line) =>
        /: (Critical|High|Moderate) |suppressed without a reason/.test(line)
    );
    return { summary, findings: serious };
}
