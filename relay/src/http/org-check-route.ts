import type { FastifyInstance } from 'fastify';
import type { OrgExamination } from '../salesforce/examine-org.ts';
import type { Access } from './access.ts';
import { guardCommands, tooMany } from './guard-commands.ts';
import { createRateLimit } from './rate-limit.ts';

export interface OrgCheckRoute {
    examine(): Promise<OrgExamination>;
    access: Access;
    now: () => Date;
}

/** Each asks Salesforce some fifteen times. */
const CHECKS_PER_MINUTE = 6;

/** `GET /v1/org/checks` tells what works at Salesforce just now. */
export function addOrgCheckRoute(server: FastifyInstance, { examine, access, now }: OrgCheckRoute): void {
    const checks = createRateLimit(CHECKS_PER_MINUTE, now);
    server.get('/v1/org/checks', { onRequest: guardCommands(access, now) }, (_request, reply) => {
        const wait = checks.take('all');
        return wait === null ? examine() : tooMany(reply, wait);
    });
}
