import type { Finding } from './finding.ts';
import type { Inventory } from './inventory.ts';
import { childrenNamed, childText, parseXml } from './parse-xml.ts';

/** What a permission set names must be something that it may name: see `references/` for what must exist. */
export function checkPermissionSet(file: string, { fields }: Inventory): Finding[] {
    const root = parseXml(file);
    if (typeof root === 'string') return [];
    return childrenNamed(root, 'fieldPermissions').flatMap((entry) => {
        const name = childText(entry, 'field') ?? '';
        const field = fields.get(name);
        const report = (message: string) => [{ file, line: entry.lineNumber ?? 1, message }];
        if (field?.isRequired)
            return report(`${name} is required or master-detail: the platform takes no permission for it`);
        if (field?.isFormula && childText(entry, 'editable') === 'true')
            return report(`${name} is a formula and cannot be editable`);
        return [];
    });
}
