import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lwc } from './plugins.ts';
import { rollup } from 'rollup';
import { compileTypeScript } from './compile-typescript.ts';
import { readCustomPermissions } from './read-custom-permissions.ts';
import { readLabels } from './read-labels.ts';
import { salesforceModules } from './salesforce-modules.ts';
import type { Vendor } from './build-vendor.ts';

const pageDir = fileURLToPath(new URL('../page/', import.meta.url));

/** Which page: the seller's workbench, the admin's setup, or the card alone to see what it costs. */
export type PageName = 'workbench' | 'setup' | 'card';

/**
 * Builds the page with the components of the package at `packageDir` (`force-app/main/default`) and our own,
 * for a user with these permission sets of the package.
 * Kept in memory: it takes about half a second, and two loops on one checkout cannot disturb each other.
 * Returns file name → code; `main.js` is the entry. Throws on anything that a component imports and nobody
 * has.
 */
export async function buildPage(
    packageDir: string,
    permissionSets: readonly string[],
    vendor: Vendor,
    page: PageName = 'workbench'
): Promise<Map<string, string>> {
    const ownModules = ['lightning', 'loop'].flatMap((namespace) =>
        bundles(path.join(pageDir, 'lwc', namespace), namespace)
    );
    const bundle = await rollup({
        input: path.join(pageDir, `${page}.ts`),
        external: (id) => id in vendor.files,
        plugins: [
            salesforceModules(
                await readLabels(packageDir),
                await readCustomPermissions(packageDir, permissionSets)
            ),
            compileTypeScript(),
            lwc({
                rootDir: pageDir,
                modules: [...packageBundles(packageDir), ...ownModules],
                // LWC itself comes from the vendor's build.
                defaultModules: [],
                enableLwcOn: true
            })
        ],
        onwarn(warning) {
            throw new Error(
                `${warning.message}${warning.loc ? ` (${warning.loc.file}:${warning.loc.line})` : ''}`
            );
        }
    });
    const { output } = await bundle.generate({ format: 'es', entryFileNames: 'main.js' });
    await bundle.close();
    return new Map(
        output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)])
    );
}

/** Those of the package at `packageDir` (`force-app/main/default`). */
export const packageBundles = (packageDir: string) => bundles(path.join(packageDir, 'lwc'), 'c');

/**
 * One record per bundle, so that its tag is `<namespace>-<name>`. The `.ts` source wins over a `.js` emitted
 * beside it.
 */
function bundles(folder: string, namespace: string): { name: string; path: string }[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
        .flatMap(({ name }) => {
            const source = ['.ts', '.js', '.html', '.css']
                .map((extension) => path.join(folder, name, name + extension))
                .find((file) => existsSync(file));
            return source ? [{ name: `${namespace}/${name}`, path: source }] : [];
        });
}
