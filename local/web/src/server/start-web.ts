import { fastify, type FastifyError, type FastifyInstance } from 'fastify';
import { buildPage, type PageName } from '../bundle/build-page.ts';
import { buildVendor, type Vendor } from '../bundle/build-vendor.ts';
import { createControlClient } from './control-client.ts';
import { createOrgClient } from './org-client.ts';
import { addOrgProxy } from './org-proxy.ts';
import { addPageRoutes } from './page-routes.ts';
import { serveFiles } from './serve-files.ts';

export interface WebSettings {
    /** 0: any free port. */
    port: number;
    orgUrl: string;
    /** Default: the seller's workbench. */
    page?: PageName;
    /** An access token of the user of the page; asked before each call. */
    orgToken: () => Promise<string>;
    partnerCenterControlUrl: string;
    relayHealthUrl: string;
    relayUsername: string;
    /** `force-app/main/default` of the package whose components the page shows. */
    packageDir: string;
    /** Of the user; the page is built with their custom permissions. */
    permissionSets: readonly string[];
    /** Where the build of the base components is kept between starts. */
    cacheDir: string;
}

export interface Web {
    url: string;
    close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Builds the page and serves it on loopback. Rejects when a component does not build or the port is taken.
 */
export async function startWeb(settings: WebSettings): Promise<Web> {
    const vendor = await buildVendor(settings.cacheDir);
    const server = await buildServer(
        settings,
        vendor,
        await buildPage(settings.packageDir, settings.permissionSets, vendor, settings.page)
    );
    const url = await server.listen({ host: HOST, port: settings.port });
    return { url, close: () => server.close() };
}

type Neighbours = Pick<
    WebSettings,
    'orgUrl' | 'orgToken' | 'partnerCenterControlUrl' | 'relayHealthUrl' | 'relayUsername'
>;

/** The server for a page that is built, not yet listening. */
export async function buildServer(
    { orgUrl, orgToken, partnerCenterControlUrl, ...relay }: Neighbours,
    vendor: Vendor,
    code: ReadonlyMap<string, string>
): Promise<FastifyInstance> {
    const org = createOrgClient(orgUrl, orgToken);
    const control = createControlClient(partnerCenterControlUrl);
    const server = fastify({ forceCloseConnections: true });
    // A foreign page can send text/plain without a preflight.
    server.removeContentTypeParser('text/plain');
    server.addHook('onRequest', async (request, reply) => {
        // A foreign name that resolves to this machine would make us same-origin with a foreign page.
        if (!['127.0.0.1', 'localhost'].includes(request.hostname)) {
            await reply.code(421).send({ message: `This page is at ${HOST}, not ${request.hostname}.` });
        }
    });
    server.setErrorHandler((error: FastifyError, _request, reply) =>
        reply.code(error.statusCode ?? 502).send({ message: error.message })
    );
    server.setNotFoundHandler((request, reply) =>
        reply.code(404).send({ message: `The local page has no ${request.method} ${request.url}` })
    );
    addOrgProxy(server, org);
    addPageRoutes(server, { org, control, ...relay });
    await serveFiles(server, vendor, code);
    return server;
}
