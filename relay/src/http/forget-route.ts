import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { forgetPeople } from '../forget/forget-people.ts';
import type { Store } from '../store/types.ts';
import type { Fingerprint } from '../sync/memory.ts';
import type { Access } from './access.ts';
import { guardCommands } from './guard-commands.ts';
import { readJsonBody } from './json-body.ts';

export interface ForgetRoute {
    store: Pick<Store, 'forgetPeople'>;
    fingerprint: Fingerprint;
    access: Access;
    now: () => Date;
}

const body = z.strictObject({ email: z.email().max(254) });

/**
 * `POST /v1/forget` `{"email": …}` takes a person out of what the relay remembers; answers `Forgotten`. The
 * address is neither stored nor logged.
 */
export function addForgetRoute(server: FastifyInstance, route: ForgetRoute): void {
    const onRequest = guardCommands(route.access, route.now);
    server.post('/v1/forget', { onRequest }, async (request) => {
        const { email } = readJsonBody(body, request.body);
        const person = { firstName: null, lastName: null, email, phone: null };
        return forgetPeople(route.store, route.fingerprint, [person]);
    });
}
