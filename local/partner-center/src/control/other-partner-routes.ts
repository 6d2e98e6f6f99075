import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { presentEntity } from '../referrals/present-referral.ts';
import { patchReferral } from '../referrals/update-referral.ts';
import { checkBody } from '../schemas/check-body.ts';
import { otherPartnerSchema, partnerDealSchema, reasonSchema } from '../schemas/control-schemas.ts';
import { moveAs, moves, type Move } from './moves.ts';
import { findOtherPartners, inviteAsOtherPartner, inviteOtherPartner } from './other-partner.ts';

type PartnerDeal = Parameters<typeof inviteAsOtherPartner>[1];
type ById = { Params: { id: string } };
const ONE = '/control/partners/referrals/:id';

/** What another partner in an engagement does. */
export function addOtherPartnerRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    server.post<ById>('/control/partners/engagements/:id', ({ params, body }, reply) => {
        const given = checkBody(body ?? {}, otherPartnerSchema) as { organizationName?: string };
        void reply.code(201);
        return presentEntity(partnerCenter, inviteOtherPartner(partnerCenter, params.id, given));
    });
    server.post('/control/partners/deals', ({ body }, reply) => {
        void reply.code(201);
        return inviteAsOtherPartner(partnerCenter, checkBody(body ?? {}, partnerDealSchema) as PartnerDeal);
    });
    for (const move of Object.keys(moves) as Move[]) {
        server.post<ById>(`${ONE}/${move}`, ({ params, body }) => {
            const given = checkBody(body ?? {}, reasonSchema) as { statusReason?: string };
            const before = findOtherPartners(partnerCenter, params.id);
            return presentEntity(partnerCenter, moveAs(partnerCenter, 'other-partner', before, move, given));
        });
    }
    server.patch<ById>(ONE, ({ params, body }) => {
        const before = findOtherPartners(partnerCenter, params.id);
        const how = { actor: 'other-partner', by: 'other-partner' } as const;
        return presentEntity(partnerCenter, patchReferral(partnerCenter, before, body, how).referral);
    });
}
