import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { presentEntity } from '../referrals/present-referral.ts';
import type { Member, Referral } from '../referrals/referral.ts';
import { patchReferral } from '../referrals/update-referral.ts';
import { matchCustomer, reviewRegistration } from '../registrations/review-registration.ts';
import { checkBody } from '../schemas/check-body.ts';
import {
    acceptSchema,
    inboundDealSchema,
    leadSchema,
    matchSchema,
    reasonSchema,
    reviewSchema,
    sellersSchema
} from '../schemas/control-schemas.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';
import { inviteAsMicrosoft, leadFromMicrosoft, type InboundDeal } from './inbound-deal.ts';
import {
    acceptAsMicrosoft,
    findMicrosofts,
    setSellers,
    staySilent,
    withdrawAsMicrosoft
} from './microsoft-seller.ts';
import { moveAs } from './moves.ts';
import { sellers } from './sellers.ts';

const ONE = '/control/microsoft/referrals/:id';

/** What a seller at Microsoft does in Microsoft's own CRM, and what Microsoft's reviewers do. */
export function addMicrosoftRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    server.get('/control/microsoft/sellers', () => ({ sellers }));
    server.post('/control/microsoft/deals', ({ body }, reply) => {
        void reply.code(201);
        return inviteAsMicrosoft(partnerCenter, checkBody(body ?? {}, inboundDealSchema) as InboundDeal);
    });
    server.post('/control/microsoft/leads', ({ body }, reply) => {
        void reply.code(201);
        return leadFromMicrosoft(partnerCenter, checkBody(body ?? {}, leadSchema) as InboundDeal);
    });
    const route = <Body>(
        method: 'POST' | 'PATCH',
        path: string,
        schema: JsonSchema | null,
        act: (id: string, body: Body) => Referral
    ) =>
        server.route<{ Params: { id: string } }>({
            method,
            url: `${ONE}${path}`,
            handler: async ({ params, body }) => {
                const given = schema ? checkBody(body ?? {}, schema) : body;
                return presentEntity(partnerCenter, act(params.id, given as Body));
            }
        });

    route<{ seller?: Member | string }>('POST', '/accept', acceptSchema, (id, { seller }) =>
        acceptAsMicrosoft(partnerCenter, id, seller)
    );
    for (const move of ['decline', 'win', 'lose'] as const) {
        route<{ statusReason?: string }>('POST', `/${move}`, reasonSchema, (id, given) =>
            moveAs(partnerCenter, 'microsoft', findMicrosofts(partnerCenter, id), move, given)
        );
    }
    route<{ statusReason?: string }>('POST', '/withdraw', reasonSchema, (id, { statusReason }) =>
        withdrawAsMicrosoft(partnerCenter, id, statusReason)
    );
    route('POST', '/stay-silent', null, (id) => staySilent(partnerCenter, id));
    route<{ sellers: (Member | string)[] }>('POST', '/sellers', sellersSchema, (id, given) =>
        setSellers(partnerCenter, id, given.sellers)
    );
    route('PATCH', '', null, (id, body) => {
        const before = findMicrosofts(partnerCenter, id);
        const how = { actor: 'microsoft', by: 'microsoft' } as const;
        return patchReferral(partnerCenter, before, body, how).referral;
    });
    route<{ externalId?: string | null }>('POST', '/match-customer', matchSchema, (id, given) =>
        matchCustomer(partnerCenter, id, { externalId: '1-15NABCD', ...given })
    );
    route<Parameters<typeof reviewRegistration>[2]>('POST', '/review', reviewSchema, (id, given) =>
        reviewRegistration(partnerCenter, id, given)
    );
}
