import path from 'node:path';
import { takeInventory } from '../metadata/inventory.ts';

/** File name suffix → metadata type, for the types whose member is the file's name. */
const BY_FILE: Record<string, string> = {
    '.cls': 'ApexClass',
    '.trigger': 'ApexTrigger',
    '.object-meta.xml': 'CustomObject',
    '.permissionset-meta.xml': 'PermissionSet',
    '.customPermission-meta.xml': 'CustomPermission',
    '.tab-meta.xml': 'CustomTab',
    '.flexipage-meta.xml': 'FlexiPage',
    '.md-meta.xml': 'CustomMetadata',
    '.js-meta.xml': 'LightningComponentBundle'
};

/**
 * What a package made of these files must contain, as `Type:Member`: taken from the sources themselves, since
 * the converter silently leaves out a class that lacks its `-meta.xml`.
 *
 * @param files all files of one package directory
 */
export function expectedMembers(files: readonly string[]): string[] {
    const { fields, labels } = takeInventory(files);
    const named = files.flatMap((file) =>
        Object.entries(BY_FILE)
            .filter(([suffix]) => file.endsWith(suffix))
            .map(([suffix, type]) => `${type}:${path.basename(file, suffix)}`)
    );
    return [
        ...named,
        ...[...fields.keys()].map((field) => `CustomField:${field}`),
        ...[...labels.keys()].map((label) => `CustomLabel:${label}`)
    ];
}
