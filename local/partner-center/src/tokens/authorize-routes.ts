import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { audienceOfResource, audienceOfScope, type Audience } from './audience.ts';
import { checkClient } from './check-client.ts';
import { optional, required } from './form.ts';
import { errorPage, signInPage } from './login-pages.ts';
import { isPersonName, people, type Person } from './people.ts';
import { seconds } from './sign-in.ts';
import { checkTenant, isShared } from './tenant.ts';
import { TokenError } from './token-error.ts';
import type { Version } from './token-reply.ts';

/** Entra ID: "Authorization codes are short lived, typically they expire after about 10 minutes." */
const CODE_SECONDS = 600;
const HTML = 'text/html; charset=utf-8';
/** What the buttons of the page send: the request again, and who pressed. */
const CANCEL = 'cancel';

interface Wanted {
    redirectUri: string;
    state: string | null;
    nonce: string | null;
    codeChallenge: string;
    audience: Audience;
}

/**
 * `GET /{tenant}/oauth2/authorize` and `/oauth2/v2.0/authorize`: a page with a button for each person, or
 * straight on when `POST /control/people` has named one. Until app and redirect URI are known to be right,
 * a fault is shown and nobody is sent on.
 */
export function addAuthorizeRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const { login } = partnerCenter;
    for (const version of [1, 2] as const) {
        const path = `/:tenant/oauth2/${version === 1 ? '' : 'v2.0/'}authorize`;
        const config = { operation: 'authorize' };
        const answer = (tenant: string, url: string, form: URLSearchParams | null) => {
            const query = new URL(url, 'http://local').searchParams;
            const chosen = form?.get('person') ?? login.next;
            return authorize(partnerCenter, { tenant, query, version, chosen, action: url });
        };
        server.get<{ Params: { tenant: string } }>(path, { config }, ({ params, url }, reply) => {
            const { status, location, html } = answer(params.tenant, url, null);
            return location ? reply.redirect(location, 302) : reply.code(status).type(HTML).send(html);
        });
        server.post<{ Params: { tenant: string } }>(path, { config }, ({ params, url, body }, reply) => {
            const form = body instanceof URLSearchParams ? body : new URLSearchParams();
            const { status, location, html } = answer(params.tenant, url, form);
            return location ? reply.redirect(location, 303) : reply.code(status).type(HTML).send(html);
        });
    }
}

interface Answer {
    status: number;
    location?: string;
    html?: string;
}

function authorize(
    partnerCenter: PartnerCenter,
    request: {
        tenant: string;
        query: URLSearchParams;
        version: Version;
        chosen: string | null;
        action: string;
    }
): Answer {
    const { tenant, query, version, chosen, action } = request;
    let redirectUri: string;
    try {
        checkTenant(partnerCenter, tenant);
        checkClient(partnerCenter, query, { idOnly: true });
        redirectUri = registered(partnerCenter, required(query, 'redirect_uri'));
    } catch (error) {
        return { status: 400, html: errorPage(error as Error, partnerCenter.clock.now()) };
    }
    try {
        const wanted = readRequest(query, version, redirectUri);
        if (chosen === CANCEL) throw new TokenError(400, 'access_denied', 65004, 'User declined to consent.');
        if (chosen === null || !isPersonName(chosen)) return { status: 200, html: signInPage(action) };
        const person: Person = people[chosen];
        if (person.tenantId && !isShared(tenant)) {
            const message = `User account '${person.email}' does not exist in tenant '${tenant}'.`;
            const refusal = new TokenError(400, 'invalid_request', 50020, message);
            return { status: 400, html: errorPage(refusal, partnerCenter.clock.now()) };
        }
        return { status: 302, location: back(redirectUri, newCode(partnerCenter, wanted, person)) };
    } catch (error) {
        if (!(error instanceof TokenError)) throw error;
        const { error: code, error_description } = error.toBody(partnerCenter.clock.now());
        const parameters = { error: code, error_description, state: query.get('state') };
        return { status: 302, location: back(redirectUri, parameters) };
    }
}

function registered({ login }: PartnerCenter, redirectUri: string): string {
    if (login.redirectUris.includes(redirectUri)) return redirectUri;
    const message = `The redirect URI '${redirectUri}' does not match those configured for the application.`;
    throw new TokenError(400, 'invalid_request', 50011, message);
}

/** What this login does not support it refuses by name. */
function readRequest(query: URLSearchParams, version: Version, redirectUri: string): Wanted {
    const invalid = (message: string) => new TokenError(400, 'invalid_request', 900144, message);
    const responseType = required(query, 'response_type');
    if (responseType !== 'code') {
        const message = `The response type '${responseType}' is not enabled for the application.`;
        throw new TokenError(400, 'unsupported_response_type', 700054, message);
    }
    if ((optional(query, 'response_mode') ?? 'query') !== 'query')
        throw invalid('response_mode: query only.');
    if (optional(query, 'code_challenge_method') !== 'S256')
        throw invalid('PKCE with code_challenge_method S256 is required.');
    const codeChallenge = required(query, 'code_challenge');
    if (!/^[\w-]{43}$/.test(codeChallenge)) throw invalid('code_challenge: 43 characters of base64url.');
    const scope = required(query, 'scope');
    const audience = version === 1 ? audienceOfResource(required(query, 'resource')) : audienceOfScope(scope);
    const [state, nonce] = [optional(query, 'state'), optional(query, 'nonce')];
    return { redirectUri, state, nonce, codeChallenge, audience };
}

function newCode({ login, clock }: PartnerCenter, wanted: Wanted, person: Person) {
    const now = seconds(clock.now());
    for (const [old, { expires }] of login.codes) if (expires < now) login.codes.delete(old);
    const code = `1.${randomBytes(48).toString('base64url')}`;
    const { state, ...rest } = wanted;
    login.codes.set(code, { ...rest, person, expires: now + CODE_SECONDS, redeemed: false });
    return { code, state, session_state: randomBytes(16).toString('hex') };
}

function back(redirectUri: string, parameters: Record<string, string | null>): string {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== null) url.searchParams.set(name, value);
    }
    return url.href;
}
