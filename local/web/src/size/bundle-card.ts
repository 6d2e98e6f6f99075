import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { minify } from 'terser';
import { packageBundles } from '../bundle/build-page.ts';
import { compileTypeScript } from '../bundle/compile-typescript.ts';
import { lwc } from '../bundle/plugins.ts';

/** What an org has already: the framework, base components, labels, schema and Apex modules. */
const OF_THE_PLATFORM = /^(lwc$|@lwc\/|lightning\/|@salesforce\/)/;

/** Bytes of the card's JavaScript, templates and styles compiled into it, as an org sends it. */
export interface CardSize {
    minified: number;
    gzipped: number;
}

/**
 * Bundles the card of the package at `packageDir` (`force-app/main/default`) with all its parts.
 * Throws on anything that does not compile.
 */
export async function cardSize(packageDir: string): Promise<CardSize> {
    const modules = packageBundles(packageDir);
    const bundle = await rollup({
        input: path.join(packageDir, 'lwc/coSellCard/coSellCard.ts'),
        external: (id) => OF_THE_PLATFORM.test(id),
        plugins: [
            compileTypeScript(),
            lwc({ rootDir: path.join(packageDir, 'lwc'), modules, defaultModules: [], enableLwcOn: true })
        ],
        onwarn(warning) {
            throw new Error(warning.message);
        }
    });
    const { output } = await bundle.generate({ format: 'es' });
    await bundle.close();
    const code = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
    const { code: minified = '' } = await minify(code, { module: true });
    return { minified: Buffer.byteLength(minified), gzipped: gzipSync(minified).length };
}
