import { existsSync } from 'node:fs';
import path from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig } from '@salesforce/code-analyzer-core';
import type { SeverityLevel } from '@salesforce/code-analyzer-core';
import * as pmd from '@salesforce/code-analyzer-pmd-engine';
import * as sfge from '@salesforce/code-analyzer-sfge-engine';
import { packageFolders } from '../apex/checkers.ts';

export interface ScanFinding {
    /** Relative to the project. */
    file: string;
    line: number;
    severity: SeverityLevel;
    /** `engine:rule` */
    rule: string;
    message: string;
}

/** The sfge rules are in preview, so `Recommended` leaves them out: the engine is named. */
const SELECTORS = ['Recommended', 'AppExchange', 'sfge'];

/**
 * Salesforce Code Analyzer over a project: PMD's Apex rules, those of the AppExchange security review among
 * them, and the data-flow engine. What `code-analyzer.yml` suppresses is left out. Needs Java 17 on the PATH.
 *
 * @returns the findings, worst first
 * @throws Error for a suppression without a reason
 */
export async function scan(project: string): Promise<{ findings: ScanFinding[]; rules: number }> {
    const analyzer = new CodeAnalyzer(readConfig(project));
    for (const engine of [pmd, sfge]) await analyzer.addEnginePlugin(engine.createEnginePlugin());
    const folders = packageFolders(project).filter((folder) => existsSync(folder));
    const workspace = await analyzer.createWorkspace(folders);
    const rules = await analyzer.selectRules(SELECTORS, { workspace });
    const results = await analyzer.run(rules, { workspace });
    const findings = results.getViolations().map((violation) => ({
        file: path.relative(project, violation.getPrimaryLocation().getFile() ?? project),
        line: violation.getPrimaryLocation().getStartLine() ?? 1,
        severity: violation.getRule().getSeverityLevel(),
        rule: `${violation.getRule().getEngineName()}:${violation.getRule().getName()}`,
        message: violation.getMessage().split('\n', 1)[0] ?? ''
    }));
    return { findings: findings.sort((a, b) => a.severity - b.severity), rules: rules.getCount() };
}

function readConfig(project: string): CodeAnalyzerConfig {
    const file = path.join(project, 'code-analyzer.yml');
    if (!existsSync(file)) return CodeAnalyzerConfig.fromObject({ config_root: project });
    const config = CodeAnalyzerConfig.fromFile(file);
    for (const [where, suppressions] of Object.entries(config.getBulkSuppressions()))
        for (const { rule_selector: selector, reason } of suppressions)
            if (!reason?.trim())
                throw new Error(`code-analyzer.yml: ${where}: ${selector} is suppressed without a reason`);
    return config;
}
