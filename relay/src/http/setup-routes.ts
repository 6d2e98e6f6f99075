import { CosellError, pairBody, setupActions, setupBodies, type SetupAction } from '@cosell/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { statusOf } from '../commands/refused-request.ts';
import type { Pairing } from '../pairing/create-pairing.ts';
import type { SetupActions } from '../setup/setup-actions.ts';
import type { Access } from './access.ts';
import { bearerOf } from './bearer.ts';
import { errorBody } from './error-body.ts';
import { guardCommands, tooMany } from './guard-commands.ts';
import { readJsonBody } from './json-body.ts';
import { createRateLimit } from './rate-limit.ts';

export interface SetupRoutes {
    actions: SetupActions;
    pairing: Pairing;
    access: Access;
    /** 18 characters: the one org that is served. */
    orgId: string;
    now: () => Date;
}

/** Two mapping documents at once, each as long as `Co_sell_Mapping__c.Document__c` allows. */
const LONGEST_BODY = 512 * 1024;
/** Besides the five tries of a code: nobody needs more. */
const PAIRINGS_PER_MINUTE = 10;

/**
 * `POST /v1/setup/{action}` as `contracts/src/setup.ts` has it, `POST /v1/pair` with the pairing code as
 * bearer, and `POST /v1/pairing-code` for whoever runs the relay.
 */
export function addSetupRoutes(server: FastifyInstance, routes: SetupRoutes): void {
    const { actions, pairing, access, orgId, now } = routes;
    const onRequest = guardCommands(access, now);
    const pairings = createRateLimit(PAIRINGS_PER_MINUTE, now);

    async function answer(reply: FastifyReply, work: () => Promise<unknown>): Promise<FastifyReply> {
        try {
            return reply.send(await work());
        } catch (error) {
            if (!(error instanceof CosellError)) throw error;
            const status = error.code === 'PAIRING_CODE' ? 401 : statusOf(error.code);
            return reply.code(status).send(errorBody(error.code));
        }
    }
    function ofThisOrg<Body extends { orgId: string }>(body: Body): Body {
        if (body.orgId !== orgId) throw new CosellError('ORG_MISMATCH', '');
        return body;
    }

    server.post<{ Params: { action: string } }>(
        '/v1/setup/:action',
        { onRequest, bodyLimit: LONGEST_BODY },
        (request, reply) =>
            answer(reply, async () => {
                const action = setupActions.find((known) => known === request.params.action);
                if (!action) throw new CosellError('REQUEST_INVALID', `No action ${request.params.action}.`);
                return perform(action, request.body);
            })
    );
    async function perform<Action extends SetupAction>(action: Action, given: unknown): Promise<unknown> {
        const body = ofThisOrg(readJsonBody<{ orgId: string }>(setupBodies[action], given));
        return (actions[action] as (asked: unknown) => Promise<unknown>)(body);
    }

    server.post('/v1/pair', (request, reply) =>
        answer(reply, async () => {
            const wait = pairings.take(request.ip);
            if (wait !== null) return tooMany(reply, wait);
            ofThisOrg(readJsonBody(pairBody, request.body));
            return { token: await pairing.redeem(bearerOf(request.headers.authorization) ?? '') };
        })
    );
    server.post('/v1/pairing-code', { onRequest }, async () => ({ code: await pairing.newCode() }));
}
