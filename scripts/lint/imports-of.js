/** Names of built-in modules are given with or without `node:`; both mean the same. */
const BUILT_IN = /^node:/;

/**
 * ESLint listeners for everything that imports: `import`, `export … from`, `import()` and `require()`.
 *
 * @param {(node: object, source: string, isTypeOnly: boolean) => void} onImport
 */
export function importsOf(onImport) {
    const declared = (node) => {
        if (!node.source) return;
        const specifiers = node.specifiers ?? [];
        const isTypeOnly =
            node.importKind === 'type' ||
            node.exportKind === 'type' ||
            (specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type'));
        onImport(node.source, node.source.value, isTypeOnly);
    };
    return {
        ImportDeclaration: declared,
        ExportNamedDeclaration: declared,
        ExportAllDeclaration: declared,
        ImportExpression(node) {
            if (node.source.type === 'Literal') onImport(node.source, String(node.source.value), false);
        },
        "CallExpression[callee.name='require'] > Literal:first-child.arguments"(node) {
            onImport(node, String(node.value), false);
        }
    };
}

/** `node:fs` → `fs`, `@scope/name/file` → `@scope/name`, `name/file` → `name`. */
export function packageOf(source) {
    const name = source.replace(BUILT_IN, '');
    return name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
}
