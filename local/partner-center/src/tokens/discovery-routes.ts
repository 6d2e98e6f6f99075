import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { issuerOf, issuerOfVersion2, publicKeys } from './access-token.ts';
import { checkTenant } from './tenant.ts';

/** OpenID Connect Discovery 1.0 of both versions, and the keys of the tokens. */
export function addDiscoveryRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const { state } = partnerCenter;
    const document = (version: 1 | 2) => {
        const { tenantId } = state.tenant;
        const path = version === 1 ? '' : 'v2.0/';
        const base = `${partnerCenter.url}/${tenantId}`;
        return {
            issuer: version === 1 ? issuerOf(tenantId) : issuerOfVersion2(partnerCenter, tenantId),
            authorization_endpoint: `${base}/oauth2/${path}authorize`,
            token_endpoint: `${base}/oauth2/${path}token`,
            ...(version === 2 && { device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode` }),
            jwks_uri: `${base}/discovery/${path}keys`,
            response_types_supported: ['code'],
            response_modes_supported: ['query'],
            subject_types_supported: ['pairwise'],
            id_token_signing_alg_values_supported: ['RS256'],
            token_endpoint_auth_methods_supported: ['client_secret_post'],
            code_challenge_methods_supported: ['S256'],
            scopes_supported: ['openid', 'profile', 'email', 'offline_access']
        };
    };
    for (const version of [1, 2] as const) {
        const path = version === 1 ? '' : '/v2.0';
        server.get<{ Params: { tenant: string } }>(
            `/:tenant${path}/.well-known/openid-configuration`,
            { config: { operation: 'getOpenIdConfiguration' } },
            ({ params }) => {
                checkTenant(partnerCenter, params.tenant);
                return document(version);
            }
        );
        server.get<{ Params: { tenant: string } }>(
            `/:tenant/discovery${path}/keys`,
            { config: { operation: 'getKeys' } },
            ({ params }) => {
                checkTenant(partnerCenter, params.tenant);
                return publicKeys(partnerCenter);
            }
        );
    }
}
