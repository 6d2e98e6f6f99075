import { CosellError } from '@cosell/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RegistrationState, RegistrationWatch } from '../partner-center/watch-registration.ts';
import type { Progress } from '../sweep/progress.ts';
import type { Sweeps } from '../sweep/start-sweeps.ts';
import type { Access } from './access.ts';
import { errorBody } from './error-body.ts';
import { guardCommands } from './guard-commands.ts';
import { readJsonBody } from './json-body.ts';

export interface SweepRoutes {
    /** Null until the relay is signed in on both sides. */
    sweeps: () => Pick<Sweeps, 'soon' | 'full' | 'progress'> | null;
    registration: RegistrationWatch;
    access: Access;
    now: () => Date;
    newId: () => string;
}

/** How changes are found. */
interface Found {
    /** Whether events of Partner Center come here. */
    events: RegistrationState;
    /** Null before the first round. */
    sweeps: Record<string, Progress> | null;
}

const sweepSchema = z.strictObject({ full: z.boolean().default(false) });
const registrationSchema = z.strictObject({ takeOver: z.boolean().default(false) });

/**
 * `GET /v1/sweeps` tells how changes are found; `POST /v1/sweeps` sweeps now, with `{"full": true}` down to
 * the oldest referral. `POST /v1/registration` registers for events, with `{"takeOver": true}` in the place
 * of another tool. All answer `Found`.
 */
export function addSweepRoutes(server: FastifyInstance, routes: SweepRoutes): void {
    const { registration } = routes;
    const onRequest = guardCommands(routes.access, routes.now);
    const found = (): Found => ({
        events: registration.state(),
        sweeps: routes.sweeps()?.progress() ?? null
    });

    server.get('/v1/sweeps', { onRequest }, () => found());
    server.post('/v1/sweeps', { onRequest }, async (request, reply) => {
        const { full } = readJsonBody(sweepSchema, request.body);
        const sweeps = routes.sweeps();
        if (!sweeps) return reply.code(503).send(errorBody('PARTNER_CENTER_SIGN_IN'));
        if (full) await sweeps.full();
        else sweeps.soon();
        return reply.code(202).send(found());
    });
    server.post('/v1/registration', { onRequest }, async (request, reply) => {
        const { takeOver } = readJsonBody(registrationSchema, request.body);
        try {
            const state = await registration.check({ correlationId: routes.newId() }, takeOver);
            return state === 'taken' ? reply.code(409).send(errorBody('WEBHOOK_TAKEN')) : found();
        } catch (error) {
            if (!(error instanceof CosellError)) throw error;
            return reply.code(503).send(errorBody(error.code));
        }
    });
}
