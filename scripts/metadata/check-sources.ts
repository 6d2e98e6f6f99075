import { readFileSync } from 'node:fs';
import type { Counts } from './check-names.ts';
import { count } from './check-names.ts';
import type { Finding } from './finding.ts';
import type { Inventory, Kind } from './inventory.ts';

const COMPONENT = /\.(ts|js|html)$/;
const SOURCES = /\.(ts|js|html|cls|trigger|xml)$/;

const NAMES: [Kind, RegExp][] = [
    ['label', /@salesforce\/label\/c\.(\w+)|\bLabel\.(\w+)/g],
    ['field', /@salesforce\/schema\/(\w+\.\w+__c)\b/g],
    ['custom permission', /@salesforce\/customPermission\/(\w+)/g],
    ['Apex class', /@salesforce\/apex\/(\w+)\.\w+/g]
];

/** Names in components, Apex and formulas that the project must define. */
export function checkSources(files: readonly string[], inventory: Inventory, counts: Counts): Finding[] {
    return files
        .filter((file) => SOURCES.test(file))
        .flatMap((file) => {
            const text = readFileSync(file, 'utf8');
            const from = COMPONENT.test(file) ? 'component' : 'Apex or formula';
            return NAMES.flatMap(([to, pattern]) =>
                [...text.matchAll(pattern)].flatMap((match): Finding[] => {
                    const name = match[1] ?? match[2] ?? '';
                    count(counts, `${from} → ${to}`);
                    if (inventory.names[to].has(name)) return [];
                    const line = text.slice(0, match.index).split('\n').length;
                    return [{ file, line, message: `no ${to} ${name} in the project` }];
                })
            );
        });
}

/** Labels that nothing uses. */
export function checkUnusedLabels(files: readonly string[], { labels }: Inventory): Finding[] {
    const [, pattern] = NAMES[0]!;
    const used = new Set(
        files
            .filter((file) => SOURCES.test(file))
            .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)])
            .map((match) => match[1] ?? match[2])
    );
    return [...labels]
        .filter(([name]) => !used.has(name))
        .map(([name, place]) => ({ ...place, message: `nothing uses label ${name}` }));
}
