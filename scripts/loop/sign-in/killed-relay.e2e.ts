import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPartnerCenter, type SignedIn } from '@cosell/local-partner-center';
import { startInterruptingProxy, type Asked, type InterruptingProxy } from '../interrupting-proxy.ts';
import { values } from '../round.ts';
import { startSignInLoop, type SignInLoop } from './sign-in-loop.ts';

/** The relay's list of referrals, with which it proves a new sign-in. */
const LIST = '/v1.0/engagements/referrals';
const isList = ({ method, path }: Asked) => method === 'GET' && path.split('?')[0] === LIST;

describe('a relay that is interrupted in the middle of a sign-in', () => {
    let signInLoop: SignInLoop;
    let proxy: InterruptingProxy;
    before(async () => {
        const partnerApi = async (url: string) => (proxy = await startInterruptingProxy(url)).url;
        signInLoop = await startSignInLoop({ partnerApi });
    });
    after(async () => {
        await signInLoop.close();
        await proxy.close();
    });

    it('finishes it after a kill at its next start, although every refresh token works only once', async () => {
        const { loop } = signInLoop;
        await signInLoop.switches({ usedRefreshTokens: 'refused' });
        const killed = Promise.withResolvers<void>();
        proxy.arm('after', isList, async () => {
            await loop.relay.kill();
            killed.resolve();
        });
        const link = await signInLoop.loggedLink();
        await assert.rejects(signInLoop.signIn(link, 'admin'));
        await killed.promise;
        await loop.restartRelay();
        await signInLoop.awaitSignedIn(true);
        const round = await signInLoop.createDeal();
        await signInLoop.awaitDealValue(round, values.created);
    });

    it('finishes a sign-in, too, that an outage of Microsoft has interrupted', async () => {
        const { loop } = signInLoop;
        const fault = { kind: 'unavailable', method: 'GET', path: LIST, count: 8 };
        await loop.control.post('/control/faults', fault);
        const { body } = await signInLoop.command('POST', {});
        const { status, html } = await signInLoop.signIn(body.link ?? '', 'admin');
        assert.equal(status, 503);
        assert.match(html, /PARTNER_CENTER_UNAVAILABLE/);
        await signInLoop.awaitOutcome('done');
    });

    it('is of no use to another partner: settings of that one are refused', async () => {
        const { loop, relayUrl } = signInLoop;
        const other = await startPartnerCenter({
            port: 0,
            controlPort: 0,
            redirectUris: [`${relayUrl}/sign-in/microsoft/callback`]
        });
        try {
            const answer = await fetch(`${other.controlUrl}/control/sign-in`, { method: 'POST' });
            const { tenantId, clientId, clientSecret } = (await answer.json()) as SignedIn;
            await loop.relay.stop();
            await loop.restartRelay({
                PARTNER_TENANT_ID: tenantId,
                PARTNER_CLIENT_ID: clientId,
                PARTNER_CLIENT_SECRET: clientSecret,
                PARTNER_LOGIN_URL: other.url,
                PARTNER_API_URL: other.url,
                PARTNER_WEBHOOK_API_URL: other.url
            });
            const { body } = await signInLoop.command('POST', {});
            const { status, html } = await signInLoop.signIn(body.link ?? '', 'admin');
            assert.equal(status, 400);
            assert.match(html, /SIGN_IN_OTHER_PARTNER/);
        } finally {
            await other.close();
        }
    });
});
