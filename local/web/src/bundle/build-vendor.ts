import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { nodeResolve } from '@rollup/plugin-node-resolve';
import { lwc, replace } from './plugins.ts';
import { rollup, type Plugin } from 'rollup';

const require = createRequire(import.meta.url);
const here = fileURLToPath(import.meta.url);
const packages = [
    'lwc',
    'lightning-base-components',
    '@lwc/synthetic-shadow',
    '@lwc/rollup-plugin',
    'rollup'
];

/** What the page does not build anew: LWC and the base components as ES modules in `dir`. */
export interface Vendor {
    dir: string;
    /** Import map: module name → file name in `dir`. */
    files: Record<string, string>;
}

/**
 * Builds LWC, synthetic shadow and every public `lightning/*` base component, once per set of versions
 * (about 18 s, 8 MB). Two processes may do it at once: each builds in a folder of its own, the first to
 * finish names it.
 */
export async function buildVendor(cacheDir: string): Promise<Vendor> {
    const dir = path.join(cacheDir, `vendor-${await versionsHash()}`);
    const mapFile = path.join(dir, 'importmap.json');
    if (!existsSync(mapFile)) await build(cacheDir, dir);
    return { dir, files: JSON.parse(await readFile(mapFile, 'utf8')) as Record<string, string> };
}

async function versionsHash(): Promise<string> {
    const hash = createHash('sha256').update(await readFile(here));
    for (const name of packages) hash.update(await readFile(path.join(packageDir(name), 'package.json')));
    return hash.digest('hex').slice(0, 12);
}

/** The folder of an installed package, also of one whose `exports` hide its package.json. */
function packageDir(name: string): string {
    for (const folder of require.resolve.paths(name) ?? []) {
        if (existsSync(path.join(folder, name, 'package.json'))) return path.join(folder, name);
    }
    throw new Error(`${name} is not installed: run npm install`);
}

/**
 * All but navigation, which only passes on a module of the platform that is not open: ours is in the page's
 * folder.
 */
async function publicBaseComponents(): Promise<string[]> {
    const library = packageDir('lightning-base-components');
    const manifest = JSON.parse(await readFile(path.join(library, 'package.json'), 'utf8')) as {
        lwc: { expose: string[] };
    };
    return manifest.lwc.expose
        .filter((id) => id.startsWith('lightning/') && !/^lightning\/(iconSvg|slds|navigation$)/.test(id))
        .filter((id) => existsSync(path.join(library, 'src', id, `${path.basename(id)}.js`)));
}

async function build(cacheDir: string, dir: string): Promise<void> {
    const names = ['lwc', '@lwc/synthetic-shadow', ...(await publicBaseComponents())];
    await mkdir(cacheDir, { recursive: true });
    const scratch = await mkdtemp(path.join(cacheDir, 'vendor-building-'));
    try {
        const bundle = await rollup({
            input: Object.fromEntries(names.map((name) => [name, name])),
            preserveEntrySignatures: 'strict',
            plugins: [
                resolveEntries(names),
                lwc({
                    rootDir: path.dirname(here),
                    modules: [{ npm: 'lightning-base-components' }],
                    enableDynamicComponents: true,
                    enableLwcOn: true,
                    enableSyntheticElementInternals: true
                }),
                nodeResolve({ browser: true }),
                replace({
                    'import.meta.env.SSR': 'false',
                    'process.env.NODE_ENV': JSON.stringify('production'),
                    preventAssignment: true
                })
            ],
            // The base components import each other in circles and carry unknown pragmas; only errors matter
            // here.
            onwarn() {}
        });
        await bundle.write({
            dir: scratch,
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js'
        });
        await bundle.close();
        const files = Object.fromEntries(names.map((name) => [name, `${name}.js`]));
        await writeFile(path.join(scratch, 'importmap.json'), JSON.stringify(files));
        await rename(scratch, dir);
    } catch (error) {
        await rm(scratch, { recursive: true, force: true });
        if (!existsSync(path.join(dir, 'importmap.json'))) throw error;
    }
}

/** LWC resolves a module's name from an importing file, which an entry point does not have. */
function resolveEntries(names: string[]): Plugin {
    return {
        name: 'resolve-entries',
        resolveId(id, importer) {
            return importer || !names.includes(id) ? null : this.resolve(id, here, { skipSelf: true });
        }
    };
}
