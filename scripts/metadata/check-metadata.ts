import { checkFile } from './check-file.ts';
import type { Counts } from './check-names.ts';
import { checkNames } from './check-names.ts';
import { checkPermissionSet } from './check-permission-set.ts';
import { checkSources, checkUnusedLabels } from './check-sources.ts';
import type { Finding } from './finding.ts';
import { takeInventory } from './inventory.ts';
import { readMetadataTypes } from './metadata-types.ts';
import { filesUnder, packageParts } from './project-files.ts';

export interface CheckedMetadata {
    /** How many `*-meta.xml` there are. */
    files: number;
    /** What the Metadata API would not take. */
    findings: Finding[];
    /** Names of something that is not there, or, for a label, that nothing names. */
    dangling: Finding[];
    /** How many names were looked up, by what names what. */
    names: Counts;
}

/**
 * All metadata checks over the package directories of a project. A package may name only what it or a package
 * that it depends on defines: an install finds nothing else.
 */
export function checkMetadata(project: string): CheckedMetadata {
    const types = readMetadataTypes();
    const checked: CheckedMetadata = { files: 0, findings: [], dangling: [], names: new Map() };
    const parts = packageParts(project);
    for (const { folder, sees } of parts) {
        const files = filesUnder(folder);
        const metadata = files.filter((file) => file.endsWith('-meta.xml'));
        const inventory = takeInventory(sees.flatMap(filesUnder));
        checked.files += metadata.length;
        for (const file of metadata) checked.findings.push(...checkFile(file, types));
        for (const file of metadata.filter((each) => each.endsWith('.permissionset-meta.xml')))
            checked.findings.push(...checkPermissionSet(file, inventory));
        checked.dangling.push(
            ...checkNames(metadata, inventory, checked.names),
            ...checkSources(files, inventory, checked.names)
        );
    }
    const all = parts.flatMap(({ folder }) => filesUnder(folder));
    checked.dangling.push(...checkUnusedLabels(all, takeInventory(all)));
    return checked;
}
