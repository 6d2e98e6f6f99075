import { fastify, type FastifyError, type FastifyInstance } from 'fastify';
import { ApiError, invalidRequest, statusOf } from '../http/api-error.ts';
import { takeJsonBodies } from '../http/json-bodies.ts';
import { entriesAfter } from '../journal/journal.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { expireReferrals } from '../referrals/expire-referrals.ts';
import { presentEntity } from '../referrals/present-referral.ts';
import { findReferral } from '../referrals/referral-store.ts';
import { patchReferral } from '../referrals/update-referral.ts';
import { checkBody } from '../schemas/check-body.ts';
import { clockSchema, scopesSchema, signInSchema } from '../schemas/control-schemas.ts';
import { readSwitches } from '../switches.ts';
import { signIn, type SignIn } from '../tokens/sign-in.ts';
import { addFaultRoutes } from './fault-routes.ts';
import { addMicrosoftRoutes } from './microsoft-routes.ts';
import { addOtherPartnerRoutes } from './other-partner-routes.ts';
import { addPeopleRoutes } from './people-routes.ts';

/** For people, tests and the page; needs no sign-in, and nothing that stands for the product may use it. */
export function createControlServer(
    partnerCenter: PartnerCenter,
    flush: () => Promise<void>
): FastifyInstance {
    const server = fastify({ exposeHeadRoutes: false });
    takeJsonBodies(server);
    const { state, clock, changed } = partnerCenter;

    server.addHook('onRequest', async () => expireReferrals(partnerCenter));
    server.addHook('onSend', flush);
    server.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
        const refusal =
            error instanceof ApiError
                ? error
                : new ApiError(error.statusCode ?? 500, 'invalidRequest', error.message);
        return reply.code(statusOf(refusal, partnerCenter.switches())).send(refusal.toReferralsBody());
    });

    server.post('/control/sign-in', ({ body }) => {
        const given = checkBody(body ?? {}, signInSchema) as Partial<SignIn>;
        const admin: SignIn = { email: 'alliance@contoso.example', role: 'ReferralsAdmin', mfa: true };
        return signIn(partnerCenter, { ...admin, ...given });
    });
    addPeopleRoutes(server, partnerCenter);

    server.get<{ Querystring: { after?: string } }>('/control/referrals', ({ query }) => ({
        referrals: state.referrals
            .slice(numberIn(query.after, 'how many were there'))
            .map((referral) => presentEntity(partnerCenter, referral))
    }));
    server.get<{ Params: { id: string } }>('/control/referrals/:id', ({ params }) =>
        presentEntity(partnerCenter, findReferral(partnerCenter, params.id))
    );
    server.post<{ Params: { id: string } }>('/control/portal/referrals/:id', ({ params, body }) => {
        const how = { actor: 'partner', by: 'portal' } as const;
        const { referral } = patchReferral(partnerCenter, findReferral(partnerCenter, params.id), body, how);
        return presentEntity(partnerCenter, referral);
    });
    addMicrosoftRoutes(server, partnerCenter);
    addOtherPartnerRoutes(server, partnerCenter);

    server.get<{ Querystring: { after?: string } }>('/control/journal', ({ query }) => {
        return { entries: entriesAfter(state.journal, numberIn(query.after, 'the number of an entry')) };
    });
    addFaultRoutes(server, partnerCenter);

    server.get('/control/switches', () => partnerCenter.switches());
    server.put('/control/switches', ({ body }) => {
        try {
            Object.assign(state.switches, readSwitches(body));
        } catch (error) {
            throw invalidRequest((error as Error).message);
        }
        changed();
        return partnerCenter.switches();
    });
    server.get('/control/scopes', () => state.scopes);
    server.put('/control/scopes', ({ body }) => {
        const given = checkBody(body, scopesSchema) as Record<string, string[] | null>;
        for (const [email, locations] of Object.entries(given)) {
            if (locations) state.scopes[email.toLowerCase()] = locations;
            else delete state.scopes[email.toLowerCase()];
        }
        changed();
        return state.scopes;
    });
    server.get('/control/clock', () => ({ at: clock.now().toISOString() }));
    server.post('/control/clock', ({ body }) => {
        const { at } = checkBody(body, clockSchema) as { at: string | null };
        clock.moveTo(at === null ? null : new Date(at));
        state.clockOffset = clock.offset();
        expireReferrals(partnerCenter);
        changed();
        return { at: clock.now().toISOString() };
    });
    return server;
}

function numberIn(after: string | undefined, meaning: string): number {
    const given = Number(after ?? 0);
    if (!Number.isInteger(given) || given < 0) throw invalidRequest(`after: ${meaning}.`, 'after');
    return given;
}
