import { randomUUID } from 'node:crypto';
import {
    fastify,
    type FastifyError,
    type FastifyInstance,
    type FastifyReply,
    type FastifyRequest
} from 'fastify';
import { addCertificateRoutes } from '../authority/certificate-routes.ts';
import { addFaultHooks } from '../faults/fault-hooks.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { addReferralRoutes } from '../referrals/referral-routes.ts';
import { expireReferrals } from '../referrals/expire-referrals.ts';
import { addLoginRoutes } from '../tokens/login-routes.ts';
import { TooManyValidationEvents } from '../webhooks/validation-events.ts';
import { addWebhookRoutes, WEBHOOKS_PATH } from '../webhooks/webhook-routes.ts';
import { ApiError, statusOf } from './api-error.ts';
import { takeJsonBodies } from './json-bodies.ts';
import { note, notesOf } from './request-notes.ts';

const CORRELATION = ['client-request-id', 'ms-requestid', 'ms-correlationid', 'x-caller-id'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The one address that stands for Microsoft's four hosts. `flush` is awaited before any answer leaves. */
export function createPublicServer(
    partnerCenter: PartnerCenter,
    flush: () => Promise<void>
): FastifyInstance {
    const server = fastify({ bodyLimit: 1024 * 1024, exposeHeadRoutes: false });
    takeJsonBodies(server);

    server.addHook('onRequest', async (request, reply) => {
        expireReferrals(partnerCenter);
        const { headers } = request;
        void reply.header('date', partnerCenter.clock.wallTime().toUTCString());
        void reply.header('request-id', randomUUID());
        void reply.header('timestamp', partnerCenter.clock.now().toISOString());
        void reply.header('x-ms-ags-diagnostic', JSON.stringify({ ServerInfo: { DataCenter: 'Local' } }));
        for (const name of CORRELATION) if (headers[name]) void reply.header(name, headers[name]);
    });
    server.addHook('onSend', flush);
    const log = (request: FastifyRequest, reply: FastifyReply, status: number) =>
        partnerCenter.log({
            kind: 'request',
            operation: request.routeOptions.config.operation ?? null,
            method: request.method,
            path: request.url,
            status,
            milliseconds: Math.round(reply.elapsedTime),
            correlation: correlationOf(request),
            ...notesOf(request)
        });
    addFaultHooks(server, partnerCenter, (request, reply) => log(request, reply, 0));
    server.addHook('onResponse', async (request, reply) => log(request, reply, reply.statusCode));

    server.setErrorHandler((error: FastifyError | ApiError, request, reply) => {
        if (error instanceof TooManyValidationEvents) {
            const { message, retryAfterSeconds } = error;
            void reply.code(429).header('retry-after', retryAfterSeconds);
            return reply.send({ statusCode: 429, message });
        }
        const refusal = error instanceof ApiError ? error : asApiError(error);
        note(request, { errorCode: refusal.code });
        if (refusal.status === 401) void reply.header('www-authenticate', 'Bearer');
        const status = statusOf(refusal, partnerCenter.switches());
        return reply.code(status).send(bodyOf(request, refusal));
    });
    server.setNotFoundHandler((request, reply) => {
        const path = request.url.split('?')[0] ?? '';
        const allowed = METHODS.filter((method) => server.findRoute({ method, url: path }) !== null);
        const refusal =
            allowed.length > 0
                ? new ApiError(405, 'invalidRequest', `${request.method} is not allowed here.`)
                : new ApiError(404, 'itemNotFound', 'There is nothing at this address.');
        if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
        note(request, { errorCode: refusal.code });
        return reply.code(refusal.status).send(bodyOf(request, refusal));
    });

    addLoginRoutes(server, partnerCenter);
    addReferralRoutes(server, partnerCenter);
    addWebhookRoutes(server, partnerCenter);
    addCertificateRoutes(server, partnerCenter);
    return server;
}

const bodyOf = (request: FastifyRequest, refusal: ApiError) =>
    request.url.startsWith(WEBHOOKS_PATH) ? refusal.toPartnerCenterBody() : refusal.toReferralsBody();

/** Fastify's own refusals (body too large, wrong media type, broken JSON) and whatever else went wrong. */
function asApiError(error: FastifyError): ApiError {
    const status = error.statusCode ?? 500;
    return status < 500
        ? new ApiError(status, 'invalidRequest', error.message)
        : new ApiError(500, 'generalException', `The local Partner Center failed: ${error.message}`);
}

const correlationOf = ({ headers }: FastifyRequest) =>
    Object.fromEntries(CORRELATION.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));
