import { importPKCS8, SignJWT } from 'jose';
import { CosellError } from '@cosell/contracts';

export interface SalesforceSignIn {
    /** `https://login.salesforce.com`, `https://test.salesforce.com` or the org's My Domain. */
    loginUrl: string;
    /** Consumer key of the External Client App. */
    clientId: string;
    /** Username of the integration user, pre-authorised for the app. */
    username: string;
    /** PKCS #8, PEM. */
    privateKeyPem: string;
}

export interface SalesforceSession {
    accessToken: string;
    instanceUrl: string;
}

/** Salesforce refuses an assertion that lives longer than three minutes (OAuth 2.0 JWT bearer flow). */
const ASSERTION_SECONDS = 180;
const SIGN_IN_TIMEOUT_MS = 15_000;

/**
 * Signs in by OAuth 2.0 JWT bearer.
 * @throws CosellError SALESFORCE_SIGN_IN when Salesforce refuses, SALESFORCE_UNAVAILABLE when it does not
 * answer.
 */
export async function signIn(settings: SalesforceSignIn, now: () => Date): Promise<SalesforceSession> {
    const assertion = await new SignJWT()
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(settings.clientId)
        .setSubject(settings.username)
        .setAudience(settings.loginUrl)
        .setExpirationTime(Math.floor(now().getTime() / 1000) + ASSERTION_SECONDS)
        .sign(await importPKCS8(settings.privateKeyPem, 'RS256'));
    const response = await fetch(new URL('/services/oauth2/token', settings.loginUrl), {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
        signal: AbortSignal.timeout(SIGN_IN_TIMEOUT_MS)
    }).catch((cause: unknown) => {
        throw new CosellError('SALESFORCE_UNAVAILABLE', 'The sign-in got no answer.', { cause });
    });
    const answer = (await response.json().catch(() => ({}))) as Record<string, string>;
    if (response.status >= 500)
        throw new CosellError('SALESFORCE_UNAVAILABLE', `The sign-in answered ${response.status}.`);
    if (!response.ok || !answer['access_token'] || !answer['instance_url']) {
        throw new CosellError('SALESFORCE_SIGN_IN', `${answer['error']}: ${answer['error_description']}`);
    }
    return { accessToken: answer['access_token'], instanceUrl: answer['instance_url'] };
}
