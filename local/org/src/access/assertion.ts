import { createPublicKey, X509Certificate } from 'node:crypto';
import { decodeJwt, errors, jwtVerify } from 'jose';
import type { ConnectedApp } from '../options.ts';
import { OAuthError } from './oauth-error.ts';

/** Hosts of Salesforce that a client may name as the audience besides the org itself. */
const LOGIN_URLS = ['https://login.salesforce.com', 'https://test.salesforce.com'];

/**
 * Checks a JWT bearer assertion (RS256; iss the app, aud a login address, exp) and returns its `sub`, a
 * username.
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm
 * Throws OAuthError in Salesforce's words.
 */
export async function usernameOf(assertion: string, app: ConnectedApp, orgUrl: string): Promise<string> {
    const claims = unverified(assertion);
    if (claims.iss !== app.clientId) throw new OAuthError('invalid_client_id', 'client identifier invalid');
    try {
        const { payload } = await jwtVerify(assertion, publicKey(app), {
            algorithms: ['RS256'],
            audience: [orgUrl, ...LOGIN_URLS],
            requiredClaims: ['exp', 'sub', 'aud']
        });
        return payload.sub!;
    } catch (error) {
        if (error instanceof errors.JWTExpired) throw new OAuthError('invalid_grant', 'assertion is expired');
        if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
            throw new OAuthError('invalid_grant', 'audience is invalid');
        }
        throw new OAuthError('invalid_grant', 'invalid assertion');
    }
}

function unverified(assertion: string) {
    try {
        return decodeJwt(assertion);
    } catch {
        throw new OAuthError('invalid_grant', 'invalid assertion');
    }
}

function publicKey({ certificatePem, publicKeyPem }: ConnectedApp) {
    if (certificatePem) return new X509Certificate(certificatePem).publicKey;
    if (publicKeyPem) return createPublicKey(publicKeyPem);
    throw new Error('The connected app has neither a certificate nor a public key.');
}
