import { CosellError } from '@cosell/contracts';
import {
    allowInsecureRequests,
    authorizationCodeGrant,
    buildAuthorizationUrl,
    calculatePKCECodeChallenge,
    ClientSecretPost,
    discovery,
    initiateDeviceAuthorization,
    pollDeviceAuthorizationGrant,
    type Configuration,
    type DeviceAuthorizationResponse,
    type TokenEndpointResponse,
    type TokenEndpointResponseHelpers
} from 'openid-client';
import type { PartnerCenterSettings } from '../partner-center/client-types.ts';
import { audiences } from '../partner-center/token-endpoint.ts';
import { refusalOf, type Way } from './refusal.ts';

/** What ties Microsoft's answer to the sign-in that asked for it. */
export interface Checks {
    state: string;
    nonce: string;
    /** Of PKCE. */
    verifier: string;
}

/** A sign-in at Microsoft of which nothing is known yet but who did it. */
export interface Candidate {
    refreshToken: string;
    tenantId: string;
    who: string;
}

export interface OpenId {
    /** Where a person signs in. @throws CosellError PARTNER_CENTER_UNAVAILABLE, SIGN_IN_REFUSED */
    authorizationUrl(checks: Checks): Promise<string>;
    /**
     * @param query of the address to which Microsoft sent the person back
     * @throws CosellError as refusalOf says
     */
    redeem(query: string, checks: Checks): Promise<Candidate>;
    askForDeviceCode(): Promise<DeviceAuthorizationResponse>;
    /** Resolves when the person has entered the code in time. @throws CosellError as refusalOf says */
    awaitDevice(device: DeviceAuthorizationResponse, signal: AbortSignal): Promise<Candidate>;
}

/** One API is enough: the refresh token of a confidential client serves every API that has consent. */
const SCOPE = `openid profile offline_access ${audiences.referrals}/.default`;

/**
 * Sign-in at the v2 endpoints of Entra ID, by OpenID Connect. (What is signed in is then renewed at the v1
 * endpoint, the one that Partner Center documents.)
 */
export function createOpenId(settings: PartnerCenterSettings, redirectUri: string): OpenId {
    const { loginUrl, tenantId, clientId, clientSecret } = settings;
    const address = new URL(
        `${loginUrl}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`
    );
    // Plain http is for loopback addresses only: the configuration has seen to that.
    const execute = address.protocol === 'http:' ? [allowInsecureRequests] : [];

    /** Read anew each time: people sign in a few times a year. */
    const withMicrosoft = async <Result>(way: Way, work: (microsoft: Configuration) => Promise<Result>) => {
        try {
            const secret = ClientSecretPost(clientSecret);
            return await work(await discovery(address, clientId, undefined, secret, { execute }));
        } catch (error) {
            throw refusalOf(error, way);
        }
    };

    return {
        authorizationUrl: ({ state, nonce, verifier }) =>
            withMicrosoft('browser', async (microsoft) => {
                const parameters = {
                    redirect_uri: redirectUri,
                    scope: SCOPE,
                    response_mode: 'query',
                    state,
                    nonce,
                    code_challenge: await calculatePKCECodeChallenge(verifier),
                    code_challenge_method: 'S256',
                    // Who opens the link is often signed in at Microsoft as somebody else.
                    prompt: 'select_account'
                };
                return buildAuthorizationUrl(microsoft, parameters).href;
            }),
        redeem: (query, { state, nonce, verifier }) =>
            withMicrosoft('browser', async (microsoft) => {
                const tokens = await authorizationCodeGrant(microsoft, new URL(`${redirectUri}?${query}`), {
                    expectedState: state,
                    expectedNonce: nonce,
                    pkceCodeVerifier: verifier,
                    idTokenExpected: true
                });
                return candidateOf(tokens, microsoft);
            }),
        askForDeviceCode: () =>
            withMicrosoft('device', (microsoft) => initiateDeviceAuthorization(microsoft, { scope: SCOPE })),
        awaitDevice: (device, signal) =>
            withMicrosoft('device', async (microsoft) => {
                const inTime = AbortSignal.timeout(device.expires_in * 1000);
                const options = { signal: AbortSignal.any([signal, inTime]) };
                try {
                    const tokens = await pollDeviceAuthorizationGrant(microsoft, device, undefined, options);
                    return candidateOf(tokens, microsoft);
                } catch (error) {
                    if (options.signal.aborted)
                        throw new CosellError('SIGN_IN_REFUSED', 'The code was not entered in time.');
                    throw error;
                }
            })
    };
}

function candidateOf(
    tokens: TokenEndpointResponse & TokenEndpointResponseHelpers,
    microsoft: Configuration
): Candidate {
    const { tid, preferred_username: name, oid } = (tokens.claims() ?? {}) as Record<string, unknown>;
    const { refresh_token: refreshToken } = tokens;
    if (typeof tid !== 'string' || !refreshToken)
        throw new CosellError('SIGN_IN_REFUSED', 'Neither tenant nor refresh token came with it.');
    // The issuer of a tenant's own endpoint names the tenant, also where the settings name it by a domain.
    const { issuer } = microsoft.serverMetadata();
    if (!issuer.toLowerCase().includes(tid.toLowerCase()))
        throw new CosellError('SIGN_IN_OTHER_PARTNER', `Tenant ${tid}; the settings name ${issuer}.`);
    return { refreshToken, tenantId: tid, who: String(name ?? oid ?? 'unknown') };
}
