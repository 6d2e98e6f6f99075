import { importPKCS8, SignJWT } from 'jose';
import { Connection } from 'jsforce';

export interface SalesforceApp {
    orgUrl: string;
    clientId: string;
    privateKeyPem: string;
}

export const API_VERSION = '67.0';
const ASSERTION_SECONDS = 180;
/** Shorter than any session of an org lives (at least 15 minutes). */
const TOKEN_MILLISECONDS = 10 * 60_000;

/** Signs a person in by OAuth JWT bearer, as a server-side client of an org does. Returns an access token. */
export async function signIn(
    { orgUrl, clientId, privateKeyPem }: SalesforceApp,
    username: string
): Promise<string> {
    const assertion = await new SignJWT()
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(clientId)
        .setSubject(username)
        .setAudience(orgUrl)
        .setExpirationTime(`${ASSERTION_SECONDS}s`)
        .sign(await importPKCS8(privateKeyPem, 'RS256'));
    const response = await fetch(new URL('/services/oauth2/token', orgUrl), {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
    });
    const answer = (await response.json()) as { access_token?: string; error_description?: string };
    if (!answer.access_token) throw new Error(`${username} cannot sign in: ${answer.error_description}`);
    return answer.access_token;
}

/** A token that renews itself. */
export function tokenOf(app: SalesforceApp, username: string): () => Promise<string> {
    let token: Promise<string> | undefined;
    let until = 0;
    return () => {
        if (!token || Date.now() > until) {
            until = Date.now() + TOKEN_MILLISECONDS;
            token = signIn(app, username);
            token.catch(() => (until = 0));
        }
        return token;
    };
}

export async function connect(app: SalesforceApp, username: string): Promise<Connection> {
    return new Connection({
        instanceUrl: app.orgUrl,
        accessToken: await signIn(app, username),
        version: API_VERSION
    });
}
