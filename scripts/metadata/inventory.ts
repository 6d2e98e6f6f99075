import path from 'node:path';
import { childElements, childrenNamed, childText, elementsNamed, parseXml, textOf } from './parse-xml.ts';

export interface CustomField {
    /** The platform takes no field permission for a field that everybody must fill in. */
    isRequired: boolean;
    isFormula: boolean;
    /** Of a lookup or master-detail: the object that it points to. */
    referenceTo: string | null;
    /** Labels of its picklist values. */
    values: string[];
}

/** Kinds of metadata that other metadata refers to by name. */
export type Kind =
    | 'application'
    | 'Apex class'
    | 'compact layout'
    | 'component'
    | 'custom permission'
    | 'field'
    | 'label'
    | 'layout'
    | 'layout section'
    | 'object'
    | 'page'
    | 'picklist value'
    | 'relationship'
    | 'report'
    | 'report column'
    | 'report folder'
    | 'report type'
    | 'static resource'
    | 'tab'
    | 'validation rule';

/**
 * What the project itself defines, by the names with which other metadata refers to it: fields as
 * `Object.Field__c`, what belongs to an object as `Object.Name`, layouts as `Object-Name`, reports as
 * `Folder/Name`.
 */
export interface Inventory {
    names: Record<Kind, Set<string>>;
    fields: Map<string, CustomField>;
    /** `Object.Relationship__r` → the child object. */
    children: Map<string, string>;
    /** Label name → where it is defined. */
    labels: Map<string, { file: string; line: number }>;
}

/** Kind → suffix of the file that defines one, named after the file alone. */
const BY_FILE: [Kind, string][] = [
    ['application', '.app-meta.xml'],
    ['Apex class', '.cls'],
    ['component', '.js-meta.xml'],
    ['custom permission', '.customPermission-meta.xml'],
    ['layout', '.layout-meta.xml'],
    ['object', '.object-meta.xml'],
    ['page', '.flexipage-meta.xml'],
    ['report folder', '.reportFolder-meta.xml'],
    ['report type', '.reportType-meta.xml'],
    ['static resource', '.resource-meta.xml'],
    ['tab', '.tab-meta.xml']
];

/** Kind → suffix of a file that lies two folders below what it belongs to. */
const BY_OBJECT: [Kind, string][] = [
    ['compact layout', '.compactLayout-meta.xml'],
    ['field', '.field-meta.xml'],
    ['validation rule', '.validationRule-meta.xml']
];

/** The object whose folder a file lies in, as `objects/Opportunity/fields/…`. */
export const objectOfFile = (file: string) => path.basename(path.resolve(file, '../..'));

/** @param files all files that count as the project: those of one or more package directories */
export function takeInventory(files: readonly string[]): Inventory {
    const inventory: Inventory = {
        names: noNames(),
        fields: new Map(),
        children: new Map(),
        labels: new Map()
    };
    const { names } = inventory;
    for (const file of files) {
        for (const [kind, suffix] of BY_FILE)
            if (file.endsWith(suffix)) names[kind].add(path.basename(file, suffix));
        for (const [kind, suffix] of BY_OBJECT)
            if (file.endsWith(suffix))
                names[kind].add(`${objectOfFile(file)}.${path.basename(file, suffix)}`);
        if (file.endsWith('.report-meta.xml'))
            names.report.add(
                `${path.basename(path.dirname(file))}/${path.basename(file, '.report-meta.xml')}`
            );
        if (file.endsWith('.field-meta.xml')) addField(file, inventory);
        if (file.endsWith('.labels-meta.xml')) addLabels(file, inventory);
        if (file.endsWith('.layout-meta.xml')) addSections(file, inventory);
        if (file.endsWith('.reportType-meta.xml')) addColumns(file, inventory);
    }
    return inventory;
}

function noNames(): Record<Kind, Set<string>> {
    const kinds: Kind[] = [
        ...[...BY_FILE, ...BY_OBJECT].map(([kind]) => kind),
        ...(['label', 'layout section', 'picklist value', 'relationship', 'report', 'report column'] as const)
    ];
    return Object.fromEntries(kinds.map((kind) => [kind, new Set<string>()])) as Record<Kind, Set<string>>;
}

function addField(file: string, { fields, children, names }: Inventory): void {
    const object = objectOfFile(file);
    const root = parseXml(file);
    if (typeof root === 'string') return;
    const name = `${object}.${path.basename(file, '.field-meta.xml')}`;
    const referenceTo = childText(root, 'referenceTo');
    const values = elementsNamed(root, 'value').flatMap((value) => childText(value, 'label') ?? []);
    fields.set(name, {
        isRequired: childText(root, 'required') === 'true' || childText(root, 'type') === 'MasterDetail',
        isFormula: childText(root, 'formula') !== null,
        referenceTo,
        values
    });
    for (const value of values) names['picklist value'].add(`${name}: ${value}`);
    const relationship = childText(root, 'relationshipName');
    if (!referenceTo || !relationship) return;
    // Lookups of standard objects have no __r; a report or page of ours names only children of our own.
    names.relationship.add(`${referenceTo}.${relationship}__r`);
    children.set(`${referenceTo}.${relationship}__r`, object);
}

function addLabels(file: string, { labels, names }: Inventory): void {
    const root = parseXml(file);
    if (typeof root === 'string') return;
    for (const label of childElements(root)) {
        labels.set(childText(label, 'fullName') ?? '', { file, line: label.lineNumber ?? 1 });
        names.label.add(childText(label, 'fullName') ?? '');
    }
}

function addSections(file: string, { names }: Inventory): void {
    const root = parseXml(file);
    if (typeof root === 'string') return;
    for (const section of childrenNamed(root, 'layoutSections'))
        names['layout section'].add(
            `${path.basename(file, '.layout-meta.xml')}: ${childText(section, 'label')}`
        );
}

/** Columns as a report of this type names them: `Table$Field`. */
function addColumns(file: string, { names }: Inventory): void {
    const root = parseXml(file);
    if (typeof root === 'string') return;
    const type = path.basename(file, '.reportType-meta.xml');
    for (const column of elementsNamed(root, 'columns')) {
        const [table = '', field = ''] = ['table', 'field'].map((name) =>
            childrenNamed(column, name).map(textOf).join()
        );
        names['report column'].add(`${type}: ${table}$${field}`);
    }
}
