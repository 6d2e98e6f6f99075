import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from 'fastify';
import { largestEvent } from '../partner-center/webhook/create-webhook-receiver.ts';
import type { WebhookReceiver } from '../partner-center/webhook/create-webhook-receiver.ts';
import { errorBody } from './error-body.ts';
import type { HealthCheck } from './health.ts';
import { securityHeaders } from './security-headers.ts';

export interface ServerParts {
    webhook: WebhookReceiver;
    health: HealthCheck;
    /** For Prometheus. */
    metrics(): Promise<{ contentType: string; text: string }>;
    log: FastifyBaseLogger;
    /** Bytes; default 64 KiB. */
    bodyLimit?: number;
}

/** Longest time that a whole request may take to come in. */
const slowestRequest = 10_000;

/**
 * The relay's HTTP side, not yet listening: `POST /webhooks/partner-center`, `GET /healthz`, `/readyz` and
 * `/metrics`. Every answer that is not 2xx has the body `{ code, message, next }` of the error registry, but
 * for `/readyz`, which answers `Health` with 200 or 503. `/healthz` is 200 while the process and its store
 * answer: a restart would not bring Salesforce back.
 */
export function createServer({
    webhook,
    health,
    metrics,
    log,
    bodyLimit = largestEvent
}: ServerParts): FastifyInstance {
    const server = fastify({
        loggerInstance: log,
        logController: new LogController({ disableRequestLogging: true }),
        bodyLimit,
        requestTimeout: slowestRequest,
        http: { headersTimeout: slowestRequest, connectionsCheckingInterval: 5_000 },
        // An address that cannot be decoded meets no hook: the headers have to be set here.
        frameworkErrors: (_error, _request, reply: FastifyReply) => {
            void reply.code(400).headers(securityHeaders).send(errorBody('REQUEST_INVALID'));
        },
        // What is not HTTP gets no body that would tell which server it met.
        clientErrorHandler: (_error, socket) => {
            if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
            else socket.destroy();
        }
    });

    // A signature is over the raw bytes: nothing here may parse a body, whatever its content type says.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    server.addHook('onRequest', async (_request, reply) => void reply.headers(securityHeaders));

    server.post('/webhooks/partner-center', async ({ headers, body }, reply) => {
        const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const { status, code } = await webhook({ headers, body: raw });
        return reply.code(status).send(code && errorBody(code));
    });

    server.get('/healthz', () => health());

    server.get('/readyz', async (_request, reply) => {
        const state = await health();
        return reply.code(state.ok ? 200 : 503).send(state);
    });

    server.get('/metrics', async (_request, reply) => {
        const { contentType, text } = await metrics();
        return reply.header('content-type', contentType).send(text);
    });

    server.setNotFoundHandler((_request, reply) => reply.code(404).send(errorBody('REQUEST_INVALID')));

    server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
        const status = error.statusCode ?? 500;
        if (status === 413) return reply.code(413).send(errorBody('WEBHOOK_TOO_LARGE'));
        if (status >= 400 && status < 500) return reply.code(status).send(errorBody('REQUEST_INVALID'));
        request.log.error({ err: error }, 'Request could not be answered');
        return reply.code(500).send(errorBody('UNEXPECTED'));
    });

    return server;
}
