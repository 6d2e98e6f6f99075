import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { OAuthError } from '../access/oauth-error.ts';
import { bearerOf, type Sessions } from '../access/sessions.ts';
import { issueToken } from '../access/token-endpoint.ts';
import type { EngineThread } from '../engine/engine-thread.ts';
import type { ConnectedApp } from '../options.ts';
import type { RestReply } from '../rest/call.ts';
import { versionList } from '../rest/org-info.ts';
import { addSoapRoute } from '../soap/soap-route.ts';

/** Most bytes of one request: 50 MB, the platform's limit for a REST body. */
const MOST_BYTES = 50 * 1024 * 1024;

const NO_SESSION = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];

/** The org's HTTP side: sign-in here, every other call goes to the engine's thread as the session's user. */
export function httpServer(parts: {
    engine: EngineThread;
    sessions: Sessions;
    app: ConnectedApp;
    url: () => string;
}): FastifyInstance {
    const { engine, sessions } = parts;
    const server = fastify({
        bodyLimit: MOST_BYTES,
        forceCloseConnections: true,
        // The CLI keeps an instance URL with a slash at its end, and puts paths behind it as they are.
        routerOptions: { ignoreDuplicateSlashes: true }
    });
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

    server.post('/services/oauth2/token', async (request, reply) => {
        const form = new URLSearchParams(bodyOf(request) || queryOf(request));
        try {
            return await issueToken(form, { ...parts, url: parts.url() });
        } catch (error) {
            if (error instanceof OAuthError) return reply.status(400).send(error.toJSON());
            throw error;
        }
    });
    server.post('/services/oauth2/revoke', async (request) => {
        sessions.revoke(new URLSearchParams(bodyOf(request) || queryOf(request)).get('token') ?? '');
        return '';
    });
    addSoapRoute(server, parts);
    server.get('/services/data', async () => versionList());

    server.all('/*', async (request, reply) => {
        const userId = sessions.userOf(bearerOf(request.headers.authorization));
        if (!userId) return reply.status(401).header('www-authenticate', 'Token').send(NO_SESSION);
        const answer = await engine.request('rest', {
            method: request.method,
            path: request.url
                .split('?')[0]!
                .replace(/^\/+/, '/')
                .replace(/(.)\/+$/, '$1'),
            query: Object.fromEntries(new URLSearchParams(queryOf(request))),
            headers: oneValueEach(request.headers),
            body: bodyOf(request),
            userId
        });
        return send(reply, answer);
    });
    return server;
}

function send(reply: FastifyReply, { status, body, text, headers = {} }: RestReply) {
    reply.status(status).headers({ 'sforce-limit-info': 'api-usage=1/100000', ...headers });
    if (text !== undefined) return reply.send(text);
    if (body === undefined) return reply.send();
    return reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
}

const bodyOf = (request: FastifyRequest): string => (typeof request.body === 'string' ? request.body : '');

const queryOf = (request: FastifyRequest): string => request.url.split('?')[1] ?? '';

const oneValueEach = (headers: FastifyRequest['headers']): Record<string, string> =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
