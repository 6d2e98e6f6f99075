import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Vendor } from '../bundle/build-vendor.ts';
import { isTheme, themeFolders, themes } from './theme.ts';

const pageDir = fileURLToPath(new URL('../page/', import.meta.url));

/**
 * Serves the page, its built code (file name → text), the vendor modules and the design systems' assets.
 * `/?theme=cosmos-dark` is the page in another theme.
 */
export async function serveFiles(
    server: FastifyInstance,
    vendor: Vendor,
    code: ReadonlyMap<string, string>
): Promise<void> {
    const imports = Object.fromEntries(
        Object.entries(vendor.files).map(([module, file]) => [module, `/vendor/${file}`])
    );
    const template = await readFile(path.join(pageDir, 'index.html'), 'utf8');
    const html = (theme: keyof typeof themes) =>
        template
            .replace('{{importmap}}', JSON.stringify({ imports }))
            .replace('{{stylesheet}}', themes[theme].stylesheet)
            .replace('{{scheme}}', themes[theme].scheme);
    const css = await readFile(path.join(pageDir, 'page.css'), 'utf8');

    server.get<{ Querystring: { theme?: string } }>('/', ({ query: { theme = 'classic' } }, reply) =>
        isTheme(theme) ? reply.type('text/html').send(html(theme)) : reply.callNotFound()
    );
    server.get('/page.css', (_request, reply) => reply.type('text/css').send(css));
    server.get<{ Params: { '*': string } }>('/app/*', (request, reply) => {
        const text = code.get(request.params['*']);
        return text === undefined ? reply.callNotFound() : reply.type('text/javascript').send(text);
    });
    // The vendor's folder name changes with its content, yet its addresses do not: no long caching.
    await server.register(fastifyStatic, { root: vendor.dir, prefix: '/vendor/' });
    for (const [prefix, root] of Object.entries(themeFolders))
        await server.register(fastifyStatic, { root, prefix, decorateReply: false });
}
