import { Readable } from 'node:stream';
import { setTimeout as passed } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../http/api-error.ts';
import { note } from '../http/request-notes.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { WEBHOOKS_PATH } from '../webhooks/webhook-routes.ts';
import { takeFault, type Fault } from './fault.ts';

/** The published sample's own number of seconds. */
const RETRY_AFTER_SECONDS = 57;

/**
 * Lets go wrong what was asked for on the control server. To be added after the hook that keeps the state: a
 * cut "after the effect" has to find the effect on disk. `logCut` writes what has no answer to the journal.
 */
export function addFaultHooks(
    server: FastifyInstance,
    partnerCenter: PartnerCenter,
    logCut: (request: FastifyRequest, reply: FastifyReply) => void
): void {
    const afterwards = new WeakMap<FastifyRequest, 'cutAfter' | 'cutHalfway'>();
    const cut = (request: FastifyRequest, reply: FastifyReply) => {
        logCut(request, reply);
        request.raw.socket.destroy();
    };

    server.addHook('onRequest', async (request, reply) => {
        const fault = takeFault(partnerCenter.state.faults, request);
        if (!fault) return;
        note(request, { flags: [`fault: ${fault.kind}`] });
        if (fault.kind === 'throttled') return throttle(request, reply, fault);
        if (fault.kind === 'unavailable') {
            const { status, retryAfterSeconds } = fault;
            if (retryAfterSeconds !== null) void reply.header('retry-after', retryAfterSeconds);
            const code = status === 500 ? 'generalException' : 'serviceNotAvailable';
            throw new ApiError(status, code, 'The service is not available, as asked for.');
        }
        if (fault.kind === 'slow') await passed(fault.milliseconds, undefined, { ref: false });
        else if (fault.kind !== 'cutBefore') afterwards.set(request, fault.kind);
        else {
            reply.hijack();
            cut(request, reply);
        }
    });

    server.addHook('onSend', async (request, reply, payload) => {
        const kind = afterwards.get(request);
        if (!kind) return payload;
        if (kind === 'cutHalfway' && typeof payload === 'string' && payload !== '') {
            return half(request, reply, payload);
        }
        reply.hijack();
        cut(request, reply);
        return payload;
    });
}

/** As the API gateway does it on one host, and as the Referrals API does on the other. */
function throttle(request: FastifyRequest, reply: FastifyReply, { retryAfterSeconds }: Fault) {
    const seconds = retryAfterSeconds ?? RETRY_AFTER_SECONDS;
    void reply.header('retry-after', seconds);
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    if (!request.url.startsWith(WEBHOOKS_PATH)) throw new ApiError(429, 'serviceNotAvailable', message);
    return reply.code(429).send({ statusCode: 429, message });
}

/** The whole length is announced, then the connection ends in the middle. */
function half(request: FastifyRequest, reply: FastifyReply, payload: string): Readable {
    const bytes = Buffer.from(payload);
    void reply.header('content-length', bytes.length);
    async function* firstHalf() {
        yield bytes.subarray(0, bytes.length / 2);
        // What was written leaves first; then nothing more comes.
        request.raw.socket.destroySoon();
        await new Promise((resolve) => request.raw.socket.once('close', resolve));
    }
    return Readable.from(firstHalf());
}
