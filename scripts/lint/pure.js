import path from 'node:path';
import { importsOf, packageOf } from './imports-of.js';

/**
 * A folder of pure functions: imports nothing but its own files, listed packages, and types. Types are
 * erased, so they bring no effect along.
 *
 * Options: `folder` relative to the repository, `packages` allowed, `files` outside of it that are pure too.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const pure = {
    meta: {
        type: 'problem',
        messages: { effect: '{{folder}} is pure: it may not import {{source}} (a type may).' },
        schema: [
            {
                type: 'object',
                required: ['folder', 'packages'],
                additionalProperties: false,
                properties: {
                    folder: { type: 'string' },
                    packages: { type: 'array', items: { type: 'string' } },
                    files: { type: 'array', items: { type: 'string' } }
                }
            }
        ]
    },
    create(context) {
        const [{ folder, packages, files = [] }] = context.options;
        const file = path.relative(context.cwd, context.filename);
        return importsOf((node, source, isTypeOnly) => {
            const target = path.join(path.dirname(file), source);
            const isOwn =
                /^\.{1,2}\//.test(source) && target.startsWith(`${path.normalize(folder)}${path.sep}`);
            if (isTypeOnly || isOwn || packages.includes(packageOf(source)) || files.includes(target)) return;
            context.report({ node, messageId: 'effect', data: { folder, source } });
        });
    }
};
