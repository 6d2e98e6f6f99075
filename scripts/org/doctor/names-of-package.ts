import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectedMembers } from '../../package/expected-members.ts';
import { filesUnder } from '../../metadata/project-files.ts';
import { childrenNamed, childText, elementsNamed, parseXml } from '../../metadata/parse-xml.ts';
import type { FieldShape, Name } from './names.ts';

export interface PackageToInstall {
    /** Of sfdx-project.json. */
    name: string;
    names: Name[];
}

/**
 * Types whose names an install would take over or overwrite without a word. Report types are left out: no API
 * lists them.
 */
export const comparedTypes = [
    'CustomObject',
    'CustomField',
    'ApexClass',
    'ApexTrigger',
    'CompactLayout',
    'CustomApplication',
    'CustomLabel',
    'CustomNotificationType',
    'CustomPermission',
    'CustomTab',
    'Dashboard',
    'ExternalCredential',
    'FlexiPage',
    'Layout',
    'LightningComponentBundle',
    'ListView',
    'PermissionSet',
    'Report',
    'StaticResource',
    'ValidationRule'
] as const;

/** The packages of the project with all names to compare, fields with their shape. */
export function packagesToInstall(project: string): PackageToInstall[] {
    const { packageDirectories } = JSON.parse(
        readFileSync(path.join(project, 'sfdx-project.json'), 'utf8')
    ) as {
        packageDirectories: { path: string; package?: string }[];
    };
    return packageDirectories.flatMap(({ path: folder, package: name }) =>
        name ? [{ name, names: namesIn(filesUnder(path.join(project, folder))) }] : []
    );
}

function namesIn(files: readonly string[]): Name[] {
    const shapes = new Map(files.filter((file) => file.endsWith('.field-meta.xml')).map(shapeIn));
    return expectedMembers(files).flatMap((member) => {
        const [type = ''] = member.split(':');
        const name = member.slice(type.length + 1);
        if (!comparedTypes.includes(type as (typeof comparedTypes)[number]) || isOfAnother(type, name))
            return [];
        const shape = shapes.get(name);
        return [{ type, name, ...(shape ? { shape } : {}) }];
    });
}

/** `Opportunity` and `Lead` have a folder, and no object of ours; an object's tab goes with the object. */
const isOfAnother = (type: string, name: string) =>
    (type === 'CustomObject' && !name.includes('__')) || (type === 'CustomTab' && name.endsWith('__c'));

function shapeIn(file: string): [string, FieldShape] {
    const root = parseXml(file);
    if (typeof root === 'string') throw new Error(`${file}: ${root}`);
    const number = (name: string) => (childText(root, name) === null ? null : Number(childText(root, name)));
    const [valueSet] = childrenNamed(root, 'valueSet');
    const object = path.basename(path.dirname(path.dirname(file)));
    return [
        `${object}.${childText(root, 'fullName')}`,
        {
            type: childText(root, 'type') ?? '',
            length: number('length'),
            precision: number('precision'),
            scale: number('scale'),
            unique: childText(root, 'unique') === 'true',
            externalId: childText(root, 'externalId') === 'true',
            isFormula: childText(root, 'formula') !== null,
            referenceTo: childText(root, 'referenceTo'),
            picklist: valueSet
                ? elementsNamed(valueSet, 'value').map((value) => childText(value, 'fullName') ?? '')
                : null,
            restricted: valueSet !== undefined && childText(valueSet, 'restricted') === 'true'
        }
    ];
}
