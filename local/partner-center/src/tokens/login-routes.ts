import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { addAuthorizeRoutes } from './authorize-routes.ts';
import { addDeviceRoutes } from './device-routes.ts';
import { addDiscoveryRoutes } from './discovery-routes.ts';
import { redeem } from './redeem.ts';
import { TokenError } from './token-error.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Stands for `login.microsoftonline.com`: sign-in page, device code, tokens, discovery. */
export function addLoginRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    void server.register((scope, _options, done) => {
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, parsed) =>
            parsed(null, new URLSearchParams(body as string))
        );
        scope.setErrorHandler((error, _request, reply) => {
            const refusal =
                error instanceof TokenError
                    ? error
                    : new TokenError(400, 'invalid_request', 900144, `Send the parameters as ${FORM}.`);
            return reply.code(refusal.status).send(refusal.toBody(partnerCenter.clock.now()));
        });
        addAuthorizeRoutes(scope, partnerCenter);
        addDeviceRoutes(scope, partnerCenter);
        addDiscoveryRoutes(scope, partnerCenter);
        for (const version of [1, 2] as const) {
            scope.post<{ Params: { tenant: string } }>(
                `/:tenant/oauth2/${version === 1 ? '' : 'v2.0/'}token`,
                { config: { operation: 'getToken' } },
                async (request, reply) => {
                    const form =
                        request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
                    void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
                    return redeem(partnerCenter, request.params.tenant, form, version);
                }
            );
        }
        done();
    });
}
