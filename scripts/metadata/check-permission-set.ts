import type { Element } from '@xmldom/xmldom';
import type { Finding } from './finding.ts';
import type { Inventory } from './inventory.ts';
import { childElements, childText, parseXml } from './parse-xml.ts';

const isCustom = (name: string) => /__(c|e|mdt)$/.test(name);

/**
 * Everything custom that a permission set names must be in the project, and be something that it may name.
 */
export function checkPermissionSet(file: string, inventory: Inventory): Finding[] {
    const root = parseXml(file);
    if (typeof root === 'string') return [];
    return childElements(root).flatMap((entry) => {
        const message = check(entry, inventory);
        return message ? [{ file, line: entry.lineNumber ?? 1, message }] : [];
    });
}

function check(entry: Element, inventory: Inventory): string | null {
    const named = (element: string) => childText(entry, element) ?? '';
    switch (entry.localName) {
        case 'fieldPermissions':
            return checkField(named('field'), named('editable') === 'true', inventory);
        case 'objectPermissions':
            return unless(
                !isCustom(named('object')) || inventory.objects.has(named('object')),
                'object',
                named('object')
            );
        case 'classAccesses':
            return unless(inventory.classes.has(named('apexClass')), 'Apex class', named('apexClass'));
        case 'tabSettings':
            return unless(!isCustom(named('tab')) || inventory.tabs.has(named('tab')), 'tab', named('tab'));
        case 'customPermissions':
            return unless(inventory.customPermissions.has(named('name')), 'custom permission', named('name'));
        default:
            return null;
    }
}

function checkField(name: string, editable: boolean, { fields }: Inventory): string | null {
    if (!isCustom(name)) return null;
    const field = fields.get(name);
    if (!field) return `no field ${name} in the project`;
    if (field.isRequired)
        return `${name} is required or master-detail: the platform takes no permission for it`;
    return field.isFormula && editable ? `${name} is a formula and cannot be editable` : null;
}

function unless(fine: boolean, what: string, name: string): string | null {
    return fine ? null : `no ${what} ${name} in the project`;
}
