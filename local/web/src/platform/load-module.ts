import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup, type Plugin } from 'rollup';
import { compileTypeScript } from '../bundle/compile-typescript.ts';

const components = fileURLToPath(new URL('../page/lwc/', import.meta.url));

/** `lwc` proxies what a wire receives; outside a component nothing is proxied. */
const LWC = 'export const unwrap = (value) => value;';

/** For tests: a platform module of the page (`lightning/uiRecordApi`) in Node, with the global `fetch`. */
export async function loadModule<Module>(name: string): Promise<Module> {
    const bundle = await rollup({ input: fileOf(name), plugins: [resolveModules(), compileTypeScript()] });
    const { output } = await bundle.generate({ format: 'es' });
    await bundle.close();
    // A fresh one each time: an address that was imported before would give the same module, cache and all.
    const code = encodeURIComponent(`${output[0].code}\n// ${randomUUID()}`);
    return (await import(`data:text/javascript,${code}`)) as Module;
}

const fileOf = (name: string) => path.join(components, name, `${path.basename(name)}.ts`);

function resolveModules(): Plugin {
    return {
        name: 'resolve-modules',
        resolveId: (id) => (id === 'lwc' ? '\0lwc' : id.startsWith('loop/') ? fileOf(id) : null),
        load: (id) => (id === '\0lwc' ? LWC : null)
    };
}
