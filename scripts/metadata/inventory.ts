import path from 'node:path';
import { childElements, childText, parseXml } from './parse-xml.ts';

export interface CustomField {
    /** The platform takes no field permission for a field that everybody must fill in. */
    isRequired: boolean;
    isFormula: boolean;
}

/** What the project itself defines, by the names with which other metadata refers to it. */
export interface Inventory {
    objects: Set<string>;
    /** `Object.Field__c` */
    fields: Map<string, CustomField>;
    classes: Set<string>;
    tabs: Set<string>;
    customPermissions: Set<string>;
    /** Label name → where it is defined. */
    labels: Map<string, { file: string; line: number }>;
}

/** @param files all files of the package directories */
export function takeInventory(files: readonly string[]): Inventory {
    const named = (suffix: string) =>
        new Set(files.filter((file) => file.endsWith(suffix)).map((file) => path.basename(file, suffix)));
    const inventory: Inventory = {
        objects: named('.object-meta.xml'),
        fields: new Map(),
        classes: named('.cls'),
        tabs: named('.tab-meta.xml'),
        customPermissions: named('.customPermission-meta.xml'),
        labels: new Map()
    };
    for (const file of files) {
        if (file.endsWith('.field-meta.xml')) addField(file, inventory);
        if (file.endsWith('.labels-meta.xml')) addLabels(file, inventory);
    }
    return inventory;
}

function addField(file: string, { fields }: Inventory): void {
    const object = path.basename(path.resolve(file, '../..'));
    const root = parseXml(file);
    if (typeof root === 'string') return;
    fields.set(`${object}.${path.basename(file, '.field-meta.xml')}`, {
        isRequired: childText(root, 'required') === 'true' || childText(root, 'type') === 'MasterDetail',
        isFormula: childText(root, 'formula') !== null
    });
}

function addLabels(file: string, { labels }: Inventory): void {
    const root = parseXml(file);
    if (typeof root === 'string') return;
    for (const label of childElements(root))
        labels.set(childText(label, 'fullName') ?? '', { file, line: label.lineNumber ?? 1 });
}
