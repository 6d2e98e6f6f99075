import { table } from '../table.ts';
import type { PermissionSet } from './permission-set.ts';

const INTRODUCTION = `# Permissions

What each permission set of the package gives. Written from the metadata by \`npm run docs:permissions\`; a test
holds the two together.

No set is bound to a licence, so an integration user can hold _Co-sell: Relay_. What the relay writes
(identifier, link, audit, states, revisions) is editable with the relay's set alone: a person reads it. For a
migration, the person who imports needs _Co-sell: Migration_, so that new Opportunities keep the identifiers
that they bring along, and a profile or a permission set of your own that may edit those fields.

The platform lets everybody who sees an object read its name, its owner and every field that is required;
permission sets do not list those.`;

const SECTIONS: [string, string, keyof PermissionSet][] = [
    ['Objects', 'C create, R read, E edit, D delete, V view all records, M modify all records.', 'objects'],
    ['Custom permissions', '', 'customPermissions'],
    ['Permissions of users', '', 'userPermissions'],
    ['Apps', '', 'applications'],
    ['Tabs', '', 'tabs'],
    ['Apex classes', '', 'classes'],
    ['Custom settings', '', 'customSettings']
];

/** `docs/permissions.md` as Markdown, not yet formatted: permission set × what it gives. */
export function permissionsPage(sets: readonly PermissionSet[]): string {
    const about = sets.map(({ label, name, description }) => [`**${label}**`, `\`${name}\``, description]);
    return [
        INTRODUCTION,
        table(['set', 'API name', 'for'], about),
        ...SECTIONS.flatMap(([title, words, kind]) => {
            const rows = matrix(sets, kind);
            return rows.length > 0 ? [`## ${title}`, words, grid(sets, rows)] : [];
        }),
        '## Fields',
        ...fieldSections(sets)
    ]
        .filter(Boolean)
        .join('\n\n');
}

function fieldSections(sets: readonly PermissionSet[]): string[] {
    const rows = matrix(sets, 'fields');
    const objects = [...new Set(rows.map(([field = '']) => field.split('.')[0] ?? ''))];
    return objects.flatMap((object) => {
        const own = rows.filter(([field = '']) => field.startsWith(`${object}.`));
        const named = own.map(([field = '', ...cells]) => [field.slice(object.length + 1), ...cells]);
        return [`### ${object}`, grid(sets, named)];
    });
}

/** One row per name that any set gives, with what each set gives. */
function matrix(sets: readonly PermissionSet[], kind: keyof PermissionSet): string[][] {
    const maps = sets.map((set) => set[kind] as Map<string, string>);
    const names = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
    return names.map((name) => [name, ...maps.map((map) => map.get(name) ?? '')]);
}

function grid(sets: readonly PermissionSet[], rows: string[][]): string {
    const named = rows.map(([name = '', ...cells]) => [`\`${name}\``, ...cells]);
    return table(['', ...sets.map(({ label }) => label.replace('Co-sell: ', ''))], named);
}
