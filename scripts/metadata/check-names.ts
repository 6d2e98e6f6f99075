import type { Finding } from './finding.ts';
import type { Inventory } from './inventory.ts';
import { parseXml } from './parse-xml.ts';
import { collectors } from './references/collectors.ts';

/** `layout → field` → how many such names were looked up. */
export type Counts = Map<string, number>;

/** Every name in these metadata files must be one that the inventory has. */
export function checkNames(files: readonly string[], inventory: Inventory, counts: Counts): Finding[] {
    return files.flatMap((file) => {
        const [, collector] = Object.entries(collectors).find(([suffix]) => file.endsWith(suffix)) ?? [];
        const root = collector ? parseXml(file) : '';
        if (!collector || typeof root === 'string') return [];
        return collector.collect(root, file, inventory).flatMap(({ to, name, at }) => {
            count(counts, `${collector.from} → ${to}`);
            if (inventory.names[to].has(name)) return [];
            return [{ file, line: at.lineNumber ?? 1, message: `no ${to} ${name} in the project` }];
        });
    });
}

export function count(counts: Counts, what: string): void {
    counts.set(what, (counts.get(what) ?? 0) + 1);
}
