import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { audienceOfScope } from './audience.ts';
import { checkClient } from './check-client.ts';
import { required } from './form.ts';
import { deviceLoginPage, messagePage } from './login-pages.ts';
import { isPersonName, people, type Person } from './people.ts';
import { POLL_SECONDS } from './redeem-device-code.ts';
import { seconds } from './sign-in.ts';
import { checkTenant } from './tenant.ts';
import { TokenError } from './token-error.ts';

const LIFE_SECONDS = 900;
const HTML = 'text/html; charset=utf-8';
/** Without those that look alike. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * `POST /{tenant}/oauth2/v2.0/devicecode`, and `/devicelogin` in place of microsoft.com/devicelogin. The
 * policy of the switch `deviceCode` meets the person, as the real one does: the code itself is given out.
 */
export function addDeviceRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const { login, clock } = partnerCenter;

    server.post<{ Params: { tenant: string } }>(
        '/:tenant/oauth2/v2.0/devicecode',
        { config: { operation: 'getDeviceCode' } },
        ({ params, body }) => {
            const form = body instanceof URLSearchParams ? body : new URLSearchParams();
            checkTenant(partnerCenter, params.tenant);
            checkClient(partnerCenter, form, { idOnly: true });
            const audience = audienceOfScope(required(form, 'scope'));
            const userCode = Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
            const deviceCode = randomBytes(48).toString('base64url');
            const expires = seconds(clock.now()) + LIFE_SECONDS;
            login.devices.set(deviceCode, { userCode, audience, expires, outcome: 'pending', polled: 0 });
            const verificationUri = `${partnerCenter.url}/devicelogin`;
            return {
                user_code: userCode,
                device_code: deviceCode,
                verification_uri: verificationUri,
                expires_in: LIFE_SECONDS,
                interval: POLL_SECONDS,
                message: `To sign in, open ${verificationUri} and enter the code ${userCode}.`
            };
        }
    );

    server.get<{ Querystring: { otc?: string } }>(
        '/devicelogin',
        { config: { operation: 'deviceLogin' } },
        ({ query }, reply) => reply.type(HTML).send(deviceLoginPage(query.otc ?? ''))
    );
    server.post('/devicelogin', { config: { operation: 'deviceLogin' } }, ({ body }, reply) => {
        const form = body instanceof URLSearchParams ? body : new URLSearchParams();
        const userCode = required(form, 'otc').trim().toUpperCase();
        const name = required(form, 'person');
        const device = [...login.devices.values()].find(
            (each) => each.userCode === userCode && each.expires > seconds(clock.now())
        );
        if (!device || device.outcome !== 'pending') {
            throw new TokenError(400, 'bad_verification_code', 70018, 'That code didn’t work.');
        }
        if (!isPersonName(name)) {
            device.outcome = 'declined';
            return reply.type(HTML).send(messagePage('Declined', 'Nobody was signed in.'));
        }
        const person: Person = people[name];
        const blocked = partnerCenter.switches().deviceCode === 'blocked';
        if (blocked || person.tenantId) {
            device.outcome = 'blocked';
            const why = 'AADSTS53003: Your sign-in was successful but does not meet the criteria.';
            return reply.code(400).type(HTML).send(messagePage('You cannot access this right now', why));
        }
        device.outcome = person;
        return reply.type(HTML).send(messagePage('Signed in', 'You may now close this window.'));
    });
}
