import { CosellError } from '@cosell/contracts';
import type { CallContext, PartnerCenterCall, PartnerCenterSettings } from './client-types.ts';
import { failureOf } from './failure.ts';
import { timeLimit } from './time-limit.ts';
import type { Audience, Tokens } from './tokens.ts';

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
}

/** One call of either host: any 2xx is returned, anything else thrown as a CosellError. */
export type Request = (request: ApiRequest, context: CallContext) => Promise<ApiAnswer>;

export interface RequestOptions {
    settings: PartnerCenterSettings;
    tokens: Tokens;
    fetch: typeof fetch;
    now: () => Date;
    /** A fresh GUID for each call. */
    newId: () => string;
    onCall?: (call: PartnerCenterCall) => void;
}

const CALL_TIMEOUT_MS = 30_000;

export function createRequest(options: RequestOptions): Request {
    const { tokens, settings } = options;
    const base: Record<Audience, string> = { referrals: settings.apiUrl, webhooks: settings.webhookApiUrl };
    return async (request, context) => {
        const attempt = (token: string) => send(options, base[request.audience], request, token, context);
        const token = await tokens.accessToken(request.audience);
        const first = await attempt(token);
        // A revoked session: one new token, one more try, no loop.
        const again = first.status === 401;
        const answer = again ? await attempt(await tokens.accessToken(request.audience, token)) : first;
        const taken = (answer.status >= 200 && answer.status < 300) || answer.status === request.alsoTaken;
        if (taken) return answer;
        throw failureOf(answer, options.now());
    };
}

async function send(
    options: RequestOptions,
    base: string,
    { audience, method, path, body, headers }: ApiRequest,
    token: string,
    context: CallContext
): Promise<ApiAnswer & { retryAfter: string | null }> {
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
        return { status, body: text, retryAfter: response.headers.get('retry-after') };
    } catch (error) {
        throw new CosellError(
            'PARTNER_CENTER_UNAVAILABLE',
            `${method} ${path.split('?')[0]} got no answer.`,
            {
                cause: error
            }
        );
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

/** Each host has its own names for them (Referrals API; Partner Center REST, "Headers"). */
function requestIds(audience: Audience, requestId: string, correlationId: string): Record<string, string> {
    const request = audience === 'referrals' ? 'client-request-id' : 'MS-RequestId';
    return { [request]: requestId, 'MS-CorrelationId': correlationId };
}
