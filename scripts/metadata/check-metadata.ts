import { checkFile } from './check-file.ts';
import { checkPermissionSet } from './check-permission-set.ts';
import { checkReferences } from './check-references.ts';
import type { Finding } from './finding.ts';
import { takeInventory } from './inventory.ts';
import { readMetadataTypes } from './metadata-types.ts';
import { projectFiles } from './project-files.ts';

/** All metadata checks over the package directories of a project. */
export function checkMetadata(project: string): { findings: Finding[]; files: number } {
    const files = projectFiles(project);
    const metadata = files.filter((file) => file.endsWith('-meta.xml'));
    const types = readMetadataTypes();
    const inventory = takeInventory(files);
    const permissionSets = metadata.filter((file) => file.endsWith('.permissionset-meta.xml'));
    return {
        files: metadata.length,
        findings: [
            ...metadata.flatMap((file) => checkFile(file, types)),
            ...permissionSets.flatMap((file) => checkPermissionSet(file, inventory)),
            ...checkReferences(files, inventory)
        ]
    };
}
