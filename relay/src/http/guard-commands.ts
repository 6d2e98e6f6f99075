import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from './access.ts';
import { errorBody } from './error-body.ts';
import { createRateLimit } from './rate-limit.ts';

/** More wrong tokens than this in a minute come from somebody who guesses. */
const WRONG_PER_MINUTE = 10;

/**
 * `onRequest` hook of the routes below `/v1`. A wrong token is answered 401, and from the eleventh in a
 * minute on 429, to the address that it comes from.
 */
export function guardCommands(access: Access, now: () => Date) {
    const wrong = createRateLimit(WRONG_PER_MINUTE, now);
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
        const wait = wrong.seconds(request.ip);
        if (wait !== null) return tooMany(reply, wait);
        if (await access.allows(request.headers.authorization)) return;
        wrong.take(request.ip);
        return reply.code(401).header('www-authenticate', 'Bearer').send(errorBody('TOKEN_REFUSED'));
    };
}

/** @param seconds until the caller may come again */
export function tooMany(reply: FastifyReply, seconds: number): FastifyReply {
    return reply.code(429).header('retry-after', seconds).send(errorBody('TOO_MANY_REQUESTS'));
}
