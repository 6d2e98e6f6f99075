import type { Host } from '../host/create-host.ts';
import type { CallContext, PartnerCenterCall, PartnerCenterSettings } from './client-types.ts';
import { CallFailure, failureOf, noAnswer } from './failure.ts';
import { repeatWhereSafe, type Repeating } from './repeat-where-safe.ts';
import { timeLimit } from './time-limit.ts';
import type { Audience } from './token-endpoint.ts';
import type { Tokens } from './tokens.ts';

export interface ApiRequest {
    audience: Audience;
    method: 'GET' | 'POST' | 'PATCH' | 'PUT';
    /** Path and query below the audience's host, starting with a slash. */
    path: string;
    body?: unknown;
    headers?: Record<string, string>;
    /** An answer besides 2xx that is returned, not thrown. */
    alsoTaken?: number;
}

export interface ApiAnswer {
    status: number;
    body: string;
    /** Of the header, quotes included. */
    eTag: string | null;
}

/** One call of either host: any 2xx is returned, anything else thrown as a CallFailure, or as Postponed. */
export type Request = (request: ApiRequest, context: CallContext) => Promise<ApiAnswer>;

export interface RequestOptions {
    settings: PartnerCenterSettings;
    tokens: Tokens;
    hosts: Record<Audience, Host>;
    repeating: Repeating;
    fetch: typeof fetch;
    now: () => Date;
    /** A fresh GUID for each call. */
    newId: () => string;
    onCall?: (call: PartnerCenterCall) => void;
}

export const CALL_TIMEOUT_MS = 30_000;

export function createRequest(options: RequestOptions): Request {
    const { tokens, settings, hosts, repeating } = options;
    const base: Record<Audience, string> = { referrals: settings.apiUrl, webhooks: settings.webhookApiUrl };
    return (request, context) => {
        const attempt = (token: string) =>
            repeatWhereSafe(request, repeating, context.signal, () =>
                hosts[request.audience].call(
                    () => send(options, base[request.audience], request, token, context),
                    context.signal
                )
            );
        return withToken(tokens, request.audience, attempt);
    };
}

/**
 * A revoked session: one new token, one more try, no loop. 401 is certain to have had no effect. What no new
 * token would change ends the sign-in.
 */
async function withToken(
    tokens: Tokens,
    audience: Audience,
    attempt: (token: string) => Promise<ApiAnswer>
): Promise<ApiAnswer> {
    const token = await tokens.accessToken(audience);
    try {
        return await attempt(token);
    } catch (error) {
        if (!(error instanceof CallFailure) || error.code !== 'PARTNER_CENTER_SIGN_IN') throw error;
        if (error.status !== 401) {
            await tokens.end(token, error.detail);
            throw error;
        }
        return attempt(await tokens.accessToken(audience, token));
    }
}

async function send(
    options: RequestOptions,
    base: string,
    { audience, method, path, body, headers, alsoTaken }: ApiRequest,
    token: string,
    context: CallContext
): Promise<ApiAnswer> {
    const start = options.now().getTime();
    let status = 0;
    try {
        const response = await options.fetch(`${base}${path}`, {
            method,
            // A redirect would take the token to an address that nobody configured.
            redirect: 'error',
            headers: {
                accept: 'application/json',
                authorization: `Bearer ${token}`,
                ...requestIds(audience, options.newId(), context.correlationId),
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
                ...headers
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            signal: timeLimit(CALL_TIMEOUT_MS, context.signal)
        });
        const text = await response.text();
        status = response.status;
        if ((status >= 200 && status < 300) || status === alsoTaken) {
            return { status, body: text, eTag: response.headers.get('etag') };
        }
        const retryAfter = response.headers.get('retry-after');
        throw failureOf({ status, body: text, retryAfter }, options.now());
    } catch (error) {
        if (error instanceof CallFailure) throw error;
        throw noAnswer(`${method} ${path.split('?')[0]} got no answer.`, error);
    } finally {
        options.onCall?.({
            method,
            path: path.split('?')[0] ?? path,
            status,
            milliseconds: options.now().getTime() - start,
            correlationId: context.correlationId
        });
    }
}

/**
 * `client-request-id` is new for each call, `MS-CorrelationId` that of the run (Referrals API); the other
 * host knows the first by the name `MS-RequestId` (Partner Center REST, "Headers").
 */
function requestIds(audience: Audience, requestId: string, correlationId: string): Record<string, string> {
    return {
        'client-request-id': requestId,
        'MS-CorrelationId': correlationId,
        ...(audience === 'webhooks' ? { 'MS-RequestId': requestId } : {})
    };
}
