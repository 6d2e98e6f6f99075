import path from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { filesUnder } from '../../metadata/project-files.ts';
import { childrenNamed, childText, parseXml } from '../../metadata/parse-xml.ts';

export interface PermissionSet {
    name: string;
    label: string;
    description: string;
    /** Object → letters of what is allowed: C, R, E, D, V (view all), M (modify all). */
    objects: Map<string, string>;
    /** `Object.Field__c` → `edit` or `read`. */
    fields: Map<string, string>;
    applications: Map<string, string>;
    classes: Map<string, string>;
    customPermissions: Map<string, string>;
    customSettings: Map<string, string>;
    tabs: Map<string, string>;
    userPermissions: Map<string, string>;
}

const OBJECT: [string, string][] = [
    ['allowCreate', 'C'],
    ['allowRead', 'R'],
    ['allowEdit', 'E'],
    ['allowDelete', 'D'],
    ['viewAllRecords', 'V'],
    ['modifyAllRecords', 'M']
];

/** The permission sets below a folder, by name. */
export function readPermissionSets(folder: string): PermissionSet[] {
    return filesUnder(folder)
        .filter((file) => file.endsWith('.permissionset-meta.xml'))
        .map(readPermissionSet);
}

function readPermissionSet(file: string): PermissionSet {
    const root = parseXml(file);
    if (typeof root === 'string') throw new Error(`${file}: ${root}`);
    const yes = (entry: Element, name: string) => childText(entry, name) === 'true';
    const map = (element: string, key: string, value: (entry: Element) => string) =>
        new Map(childrenNamed(root, element).map((entry) => [childText(entry, key) ?? '', value(entry)]));
    const given = (flag: string) => (entry: Element) => (yes(entry, flag) ? 'yes' : '');
    return {
        name: path.basename(file, '.permissionset-meta.xml'),
        label: childText(root, 'label') ?? '',
        description: childText(root, 'description') ?? '',
        objects: map('objectPermissions', 'object', (entry) =>
            OBJECT.flatMap(([flag, letter]) => (yes(entry, flag) ? letter : [])).join('')
        ),
        fields: map('fieldPermissions', 'field', (entry) => {
            if (yes(entry, 'editable')) return 'edit';
            return yes(entry, 'readable') ? 'read' : '';
        }),
        applications: map('applicationVisibilities', 'application', given('visible')),
        classes: map('classAccesses', 'apexClass', given('enabled')),
        customPermissions: map('customPermissions', 'name', given('enabled')),
        customSettings: map('customSettingAccesses', 'name', given('enabled')),
        tabs: map('tabSettings', 'tab', (entry) => (childText(entry, 'visibility') ?? '').toLowerCase()),
        userPermissions: map('userPermissions', 'name', given('enabled'))
    };
}
