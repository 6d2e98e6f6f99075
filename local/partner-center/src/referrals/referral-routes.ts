import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidRequest, itemNotFound } from '../http/api-error.ts';
import { note } from '../http/request-notes.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { authenticateUser } from '../tokens/authenticate.ts';
import { createReferral } from './create-referral.ts';
import { listReferrals } from './list-referrals.ts';
import { readListQuery } from './odata/list-query.ts';
import { presentEntity, REFERRALS_PATH } from './present-referral.ts';
import { isMicrosofts, type Referral } from './referral.ts';
import { findReferral } from './referral-store.ts';
import { checkMayEdit, checkMaySee } from './scopes.ts';
import { checkIfMatch, patchReferral, replaceReferral } from './update-referral.ts';

type ById = { Params: { id: string } };

/** Stands for `api.partner.microsoft.com`. */
export function addReferralRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const one = `${REFERRALS_PATH}/:id`;

    const answerWith = (reply: FastifyReply, referral: Referral) => {
        void reply.header('etag', referral.eTag);
        return presentEntity(partnerCenter, referral);
    };
    const list = async (request: FastifyRequest) => {
        const caller = await authenticateUser(partnerCenter, request);
        return listReferrals(partnerCenter, caller, readListQuery(queryOf(request)));
    };
    const visible = async (request: FastifyRequest<ById>) => {
        const caller = await authenticateUser(partnerCenter, request);
        refuseOptions(request);
        note(request, { referralId: request.params.id });
        const referral = findReferral(partnerCenter, request.params.id);
        checkMaySee(partnerCenter, caller, referral);
        return { caller, referral };
    };

    server.get(REFERRALS_PATH, { config: { operation: 'listReferrals' } }, list);

    server.get('/v1.0/referrals', { config: { operation: 'listReferralsOnward' } }, async (request) => {
        if (!partnerCenter.switches().nextLinkServed || !queryOf(request).has('$skiptoken')) {
            throw itemNotFound('There is nothing at this address.');
        }
        return list(request);
    });

    server.get<ById>(one, { config: { operation: 'getReferral' } }, async (request, reply) => {
        const { referral } = await visible(request);
        return answerWith(reply, referral);
    });

    server.post(REFERRALS_PATH, { config: { operation: 'createReferral' } }, async (request, reply) => {
        const caller = await authenticateUser(partnerCenter, request);
        checkMayEdit(partnerCenter, caller);
        refuseOptions(request);
        const referral = createReferral(partnerCenter, caller, request.body);
        const operation = isMicrosofts(referral) ? 'createConnectedReferral' : 'createReferral';
        note(request, { operation, referralId: referral.id });
        void reply.code(partnerCenter.switches().createStatus);
        return answerWith(reply, referral);
    });

    server.patch<ById>(one, { config: { operation: 'patchReferral' } }, async (request, reply) => {
        const { caller, referral: before } = await visible(request);
        checkMayEdit(partnerCenter, caller);
        if (request.headers['if-match'] !== undefined)
            checkIfMatch(partnerCenter, before, request.headers['if-match']);
        const how = { actor: 'partner', by: 'api' } as const;
        const { referral, paths } = patchReferral(partnerCenter, before, request.body, how);
        if (paths.includes('/name')) note(request, { flags: ['undocumented path /name'] });
        const wanted = /\breturn=representation\b/.test(String(request.headers['prefer'] ?? ''));
        if (wanted && partnerCenter.switches().preferHonoured) {
            void reply.header('preference-applied', 'return=representation');
            return answerWith(reply, referral);
        }
        return reply.code(204).header('etag', referral.eTag).send();
    });

    server.put<ById>(one, { config: { operation: 'replaceReferral' } }, async (request, reply) => {
        const { caller, referral: before } = await visible(request);
        checkMayEdit(partnerCenter, caller);
        const ifMatch = request.headers['if-match'];
        if (ifMatch === undefined) throw invalidRequest('PUT needs the header If-Match.', 'If-Match');
        checkIfMatch(partnerCenter, before, ifMatch);
        note(request, { flags: ['deprecated operation'] });
        return answerWith(reply, replaceReferral(partnerCenter, before, request.body));
    });
}

const queryOf = ({ url }: FastifyRequest) => new URLSearchParams(url.split('?').slice(1).join('?'));

function refuseOptions(request: FastifyRequest) {
    const [name] = queryOf(request).keys();
    if (name !== undefined) throw invalidRequest(`The query option ${name} is not supported here.`, name);
}
