import path from 'node:path';
import { importsOf, packageOf } from './imports-of.js';

/** Each part of the repository: its folder, its package name, and the parts whose packages it may import. */
export const PARTS = [
    { folder: 'contracts', name: '@cosell/contracts', may: [] },
    { folder: 'apex-engine', name: 'apex-engine', may: [] },
    { folder: 'relay', name: '@cosell/relay', may: ['contracts'] },
    { folder: 'local/partner-center', name: '@cosell/local-partner-center', may: ['contracts'] },
    { folder: 'local/org', name: '@cosell/local-org', may: ['contracts', 'apex-engine'] },
    {
        folder: 'local/web',
        name: '@cosell/local-web',
        may: ['contracts', 'local/org', 'local/partner-center', 'scripts']
    },
    { folder: 'force-app', name: 'c', may: ['contracts'] }
];

/**
 * The one file that crosses a border by its path: the rules of readiness, which a bundle of the package
 * cannot keep in a package of their own.
 */
const SHARED_RULES = 'force-app/main/default/lwc/coSellRules/coSellRules.ts';

/**
 * The design's borders: `local/` and `relay/` share nothing but `contracts/`, and a part is entered by its
 * package name, never by a path into its folder. `scripts/` drives all parts and may import from anywhere.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const borders = {
    meta: {
        type: 'problem',
        messages: {
            forbidden: '{{from}}/ may not import {{to}}/: {{rule}}.',
            byPath: 'Import {{to}}/ by its package name {{name}}, not by a path.'
        },
        schema: []
    },
    create(context) {
        const file = path.relative(context.cwd, context.filename);
        const from = PARTS.find((part) => isInside(file, part.folder));
        if (!from) return {};
        return importsOf((node, source) => {
            const isPath = /^\.{1,2}\//.test(source);
            const target = path.join(path.dirname(file), source);
            const to = isPath
                ? partOf(target)
                : PARTS.find((part) => part.name === packageOf(source))?.folder;
            if (!to || to === from.folder) return;
            if (from.folder === 'relay' && isPath && target === SHARED_RULES) return;
            if (!from.may.includes(to)) {
                const rule = from.may.length > 0 ? `only ${from.may.join(', ')}` : 'it imports no other part';
                context.report({ node, messageId: 'forbidden', data: { from: from.folder, to, rule } });
            } else if (isPath && to !== 'scripts') {
                const name = PARTS.find((part) => part.folder === to)?.name;
                context.report({ node, messageId: 'byPath', data: { to, name } });
            }
        });
    }
};

function partOf(file) {
    const part = PARTS.find((each) => isInside(file, each.folder));
    return part?.folder ?? file.split(path.sep)[0];
}

function isInside(file, folder) {
    return file.startsWith(`${path.normalize(folder)}${path.sep}`);
}
