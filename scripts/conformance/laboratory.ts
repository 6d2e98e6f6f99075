import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startPartnerCenter, type Switches } from '@cosell/local-partner-center';
import { createPartnerCenterClient } from '../../relay/src/partner-center/client.ts';
import type { PartnerCenterClient, Secrets } from '../../relay/src/partner-center/client-types.ts';
import { audiences, type Audience } from '../../relay/src/partner-center/token-endpoint.ts';
import { createTokens } from '../../relay/src/partner-center/tokens.ts';

export interface RawAnswer {
    status: number;
    json: unknown;
}

/** A local Partner Center, the relay's client to it, and a way to call it without the relay. */
export interface Laboratory {
    client: PartnerCenterClient;
    /** Raw call of the public API with a token of the audience (none: without a token). */
    send(method: string, path: string, body?: unknown, how?: Sending): Promise<RawAnswer>;
    control(method: string, path: string, body?: unknown): Promise<RawAnswer>;
    /** The token endpoint's own answer to a form. */
    token(form: Record<string, string>): Promise<RawAnswer>;
    switchTo(switches: Partial<Switches>): Promise<void>;
    /** Where webhooks can be registered; resolves with the first body that fits, delivered then or before. */
    webhookUrl: string;
    delivered(name: string, id: string): Promise<Record<string, unknown>>;
    close(): Promise<void>;
}

export interface Sending {
    audience?: Audience | null;
    headers?: Record<string, string>;
}

const DELIVERY_LIMIT_MS = 10_000;

export async function openLaboratory(): Promise<Laboratory> {
    const partnerCenter = await startPartnerCenter({ port: 0, controlPort: 0 });
    const events = await receiveEvents();
    const control = async (method: string, path: string, body?: unknown) =>
        answerOf(await fetch(`${partnerCenter.controlUrl}${path}`, withBody({ method }, body)));
    const signedIn = (await control('POST', '/control/sign-in')).json as Record<
        'tenantId' | 'clientId' | 'clientSecret' | 'refreshToken',
        string
    >;
    const { tenantId, clientId, clientSecret, refreshToken } = signedIn;
    const token = async (form: Record<string, string>) =>
        answerOf(
            await fetch(`${partnerCenter.url}/${tenantId}/oauth2/token`, {
                method: 'POST',
                body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form })
            })
        );
    const accessToken = async (audience: Audience) => {
        const form = {
            grant_type: 'refresh_token',
            refresh_token: refreshToken,
            resource: audiences[audience]
        };
        return (await token(form)).json as { access_token: string };
    };
    const held = { referrals: await accessToken('referrals'), webhooks: await accessToken('webhooks') };
    const settings = {
        loginUrl: partnerCenter.url,
        apiUrl: partnerCenter.url,
        webhookApiUrl: partnerCenter.url,
        tenantId,
        clientId,
        clientSecret,
        refreshToken
    };
    const now = () => new Date();
    return {
        control,
        token: (form) => token({ refresh_token: refreshToken, ...form }),
        async send(method, path, body, { audience = 'referrals', headers = {} } = {}) {
            const authorization: Record<string, string> = audience
                ? { authorization: `Bearer ${held[audience].access_token}` }
                : {};
            const init = withBody({ method, headers: { ...authorization, ...headers } }, body);
            return answerOf(await fetch(`${partnerCenter.url}${path}`, init));
        },
        client: createPartnerCenterClient({
            settings,
            tokens: createTokens({ settings, secrets: inMemory(), fetch, now }),
            now,
            newId: randomUUID
        }),
        async switchTo(switches) {
            const { status } = await control('PUT', '/control/switches', switches);
            if (status !== 200)
                throw new Error(`The local Partner Center refuses ${JSON.stringify(switches)}.`);
        },
        webhookUrl: events.url,
        delivered: events.delivered,
        async close() {
            await partnerCenter.close();
            await events.close();
        }
    };
}

function inMemory(): Secrets {
    const secrets = new Map<string, string>();
    return {
        readSecret: async (name) => secrets.get(name) ?? null,
        writeSecret: async (name, value) => void secrets.set(name, value),
        withLock: (_name, work) => work()
    };
}

function withBody(init: RequestInit, body: unknown): RequestInit {
    if (body === undefined) return init;
    return {
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
        body: JSON.stringify(body)
    };
}

async function answerOf(response: Response): Promise<RawAnswer> {
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

type EventBody = Record<string, unknown>;

async function receiveEvents() {
    const bodies: EventBody[] = [];
    const arrivals = new EventTarget();
    const receive = async (request: IncomingMessage, response: ServerResponse) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        bodies.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as EventBody);
        response.end();
        arrivals.dispatchEvent(new Event('arrival'));
    };
    const server = createServer((request, response) => void receive(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        async delivered(name: string, id: string): Promise<EventBody> {
            const signal = AbortSignal.timeout(DELIVERY_LIMIT_MS);
            for (;;) {
                const found = bodies.find(
                    (body) => body['EventName'] === name && String(body['ResourceUri']).endsWith(id)
                );
                if (found) return found;
                await once(arrivals, 'arrival', { signal });
            }
        },
        async close() {
            server.closeAllConnections();
            server.close();
            await once(server, 'close');
        }
    };
}
