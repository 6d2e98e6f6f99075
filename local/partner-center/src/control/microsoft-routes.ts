import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { presentEntity } from '../referrals/present-referral.ts';
import type { Member } from '../referrals/referral.ts';
import { patchReferral } from '../referrals/update-referral.ts';
import { checkBody } from '../schemas/check-body.ts';
import { acceptSchema, declineSchema, inboundDealSchema } from '../schemas/control-schemas.ts';
import {
    acceptAsMicrosoft,
    declineAsMicrosoft,
    findMicrosofts,
    inviteAsMicrosoft,
    type InboundDeal
} from './microsoft-seller.ts';

type ById = { Params: { id: string } };
const ONE = '/control/microsoft/referrals/:id';

/** What a seller at Microsoft does in Microsoft's own CRM. */
export function addMicrosoftRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    server.post('/control/microsoft/deals', ({ body }, reply) => {
        void reply.code(201);
        return inviteAsMicrosoft(partnerCenter, checkBody(body ?? {}, inboundDealSchema) as InboundDeal);
    });
    server.post<ById>(`${ONE}/accept`, ({ params, body }) => {
        const { seller } = checkBody(body ?? {}, acceptSchema) as { seller?: Member };
        return presentEntity(partnerCenter, acceptAsMicrosoft(partnerCenter, params.id, seller));
    });
    server.post<ById>(`${ONE}/decline`, ({ params, body }) => {
        const { statusReason } = checkBody(body ?? {}, declineSchema) as { statusReason?: string };
        return presentEntity(partnerCenter, declineAsMicrosoft(partnerCenter, params.id, statusReason));
    });
    server.patch<ById>(ONE, ({ params, body }) => {
        const before = findMicrosofts(partnerCenter, params.id);
        const how = { actor: 'microsoft', by: 'microsoft' } as const;
        return presentEntity(partnerCenter, patchReferral(partnerCenter, before, body, how).referral);
    });
}
