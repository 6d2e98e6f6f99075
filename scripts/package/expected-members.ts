import path from 'node:path';
import { objectOfFile, takeInventory } from '../metadata/inventory.ts';

/** File name suffix → metadata type, for the types whose member is the file's name. */
const BY_FILE: Record<string, string> = {
    '.cls': 'ApexClass',
    '.trigger': 'ApexTrigger',
    '.app-meta.xml': 'CustomApplication',
    '.customPermission-meta.xml': 'CustomPermission',
    '.externalCredential-meta.xml': 'ExternalCredential',
    '.flexipage-meta.xml': 'FlexiPage',
    '.js-meta.xml': 'LightningComponentBundle',
    '.layout-meta.xml': 'Layout',
    '.md-meta.xml': 'CustomMetadata',
    '.notiftype-meta.xml': 'CustomNotificationType',
    '.object-meta.xml': 'CustomObject',
    '.objectTranslation-meta.xml': 'CustomObjectTranslation',
    '.permissionset-meta.xml': 'PermissionSet',
    '.reportType-meta.xml': 'ReportType',
    '.resource-meta.xml': 'StaticResource',
    '.tab-meta.xml': 'CustomTab',
    '.translation-meta.xml': 'Translations'
};

/** The same for what belongs to an object: `Object.Name`. */
const BY_OBJECT: Record<string, string> = {
    '.compactLayout-meta.xml': 'CompactLayout',
    '.listView-meta.xml': 'ListView',
    '.validationRule-meta.xml': 'ValidationRule'
};

/** The same for what lies in a folder: `Folder/Name`. */
const BY_FOLDER: Record<string, string> = {
    '.dashboard-meta.xml': 'Dashboard',
    '.report-meta.xml': 'Report'
};

/**
 * What a package made of these files must contain, as `Type:Member`: taken from the sources themselves, since
 * the converter silently leaves out a class that lacks its `-meta.xml`.
 *
 * @param files all files of one package directory
 */
export function expectedMembers(files: readonly string[]): string[] {
    const { fields, labels } = takeInventory(files);
    const named = (types: Record<string, string>, prefix: (file: string) => string) =>
        files.flatMap((file) =>
            Object.entries(types)
                .filter(([suffix]) => file.endsWith(suffix))
                .map(([suffix, type]) => `${type}:${prefix(file)}${path.basename(file, suffix)}`)
        );
    return [
        ...named(BY_FILE, () => ''),
        ...named(BY_OBJECT, (file) => `${objectOfFile(file)}.`),
        ...named(BY_FOLDER, (file) => `${path.basename(path.dirname(file))}/`),
        ...[...fields.keys()].map((field) => `CustomField:${field}`),
        ...[...labels.keys()].map((label) => `CustomLabel:${label}`)
    ];
}
