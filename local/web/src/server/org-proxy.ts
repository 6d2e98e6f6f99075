import type { FastifyInstance } from 'fastify';
import type { OrgClient } from './org-client.ts';

/**
 * What components of a page call by themselves: Lightning Data Service and Apex. Nothing else is passed on.
 */
const routes = [
    { method: ['GET', 'PATCH', 'POST', 'DELETE'], url: '/services/data/:version/ui-api/*' },
    { method: 'POST', url: '/lightning/apex/:method' }
];

/** Passes the components' calls on to the org with the seller's token, which the browser never sees. */
export function addOrgProxy(server: FastifyInstance, org: OrgClient): void {
    for (const route of routes) {
        server.route({
            ...route,
            async handler(request, reply) {
                const response = await org.send(request.method, request.url, request.body ?? undefined);
                const body = await response.text();
                reply.code(response.status);
                const type = response.headers.get('content-type');
                return type ? reply.type(type).send(body) : reply.send(body || undefined);
            }
        });
    }
}
