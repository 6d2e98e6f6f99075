import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Vendor } from '../bundle/build-vendor.ts';

const require = createRequire(import.meta.url);
const pageDir = fileURLToPath(new URL('../page/', import.meta.url));
const designSystem = path.dirname(require.resolve('@salesforce-ux/design-system/package.json'));

/** Serves the page, its built code (file name → text), the vendor modules and the design system's assets. */
export async function serveFiles(
    server: FastifyInstance,
    vendor: Vendor,
    code: ReadonlyMap<string, string>
): Promise<void> {
    const imports = Object.fromEntries(
        Object.entries(vendor.files).map(([module, file]) => [module, `/vendor/${file}`])
    );
    const template = await readFile(path.join(pageDir, 'index.html'), 'utf8');
    const html = template.replace('{{importmap}}', JSON.stringify({ imports }));
    const css = await readFile(path.join(pageDir, 'page.css'), 'utf8');

    server.get('/', (_request, reply) => reply.type('text/html').send(html));
    server.get('/page.css', (_request, reply) => reply.type('text/css').send(css));
    server.get<{ Params: { '*': string } }>('/app/*', (request, reply) => {
        const text = code.get(request.params['*']);
        return text === undefined ? reply.callNotFound() : reply.type('text/javascript').send(text);
    });
    // The vendor's folder name changes with its content, yet its addresses do not: no long caching.
    await server.register(fastifyStatic, { root: vendor.dir, prefix: '/vendor/' });
    await server.register(fastifyStatic, {
        root: path.join(designSystem, 'assets'),
        prefix: '/slds/',
        decorateReply: false
    });
}
