import { readFileSync } from 'node:fs';
import type { Finding } from './finding.ts';
import type { Inventory } from './inventory.ts';

const SOURCES = /\.(ts|js|html|cls|trigger|xml)$/;
const LABEL = /@salesforce\/label\/c\.(\w+)|\bLabel\.(\w+)/g;
const FIELD = /@salesforce\/schema\/(\w+\.\w+__c)\b/g;
const CUSTOM_PERMISSION = /@salesforce\/customPermission\/(\w+)/g;

/**
 * Names in components, Apex and formulas that the project must define: labels (in both directions: a label
 * that nothing uses is a finding too), fields and custom permissions imported by components.
 */
export function checkReferences(files: readonly string[], inventory: Inventory): Finding[] {
    const findings: Finding[] = [];
    const usedLabels = new Set<string>();
    for (const file of files.filter((each) => SOURCES.test(each))) {
        const text = readFileSync(file, 'utf8');
        const report = (at: number, message: string) =>
            findings.push({ file, line: text.slice(0, at).split('\n').length, message });
        for (const match of text.matchAll(LABEL)) {
            const name = match[1] ?? match[2] ?? '';
            usedLabels.add(name);
            if (!inventory.labels.has(name)) report(match.index, `no label ${name} in the project`);
        }
        for (const match of text.matchAll(FIELD))
            if (!inventory.fields.has(match[1] ?? ''))
                report(match.index, `no field ${match[1]} in the project`);
        for (const match of text.matchAll(CUSTOM_PERMISSION))
            if (!inventory.customPermissions.has(match[1] ?? ''))
                report(match.index, `no custom permission ${match[1]} in the project`);
    }
    for (const [name, place] of inventory.labels)
        if (!usedLabels.has(name)) findings.push({ ...place, message: `nothing uses label ${name}` });
    return findings;
}
