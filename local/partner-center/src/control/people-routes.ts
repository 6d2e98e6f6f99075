import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { checkBody } from '../schemas/check-body.ts';
import { personSchema, revokeSchema } from '../schemas/control-schemas.ts';
import { people, type PersonName } from '../tokens/people.ts';
import { revokeSignIns } from '../tokens/sign-in.ts';

/** Who signs in at the login page, and what the partner's admins take back. */
export function addPeopleRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const { login } = partnerCenter;

    server.get('/control/people', () => ({ people, next: login.next }));
    server.post('/control/people', ({ body }) => {
        login.next = (checkBody(body, personSchema) as { next: PersonName | null }).next;
        return { next: login.next };
    });
    server.post('/control/consent/revoke', ({ body }) => {
        const { what = 'consent' } = checkBody(body ?? {}, revokeSchema) as { what?: 'consent' | 'sessions' };
        return { revoked: revokeSignIns(partnerCenter, what) };
    });
}
