import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPartner, type Partner } from '../testing/partner.ts';

interface DeviceReply {
    user_code: string;
    device_code: string;
    verification_uri: string;
    interval: number;
}

describe('a device code', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());

    const post = async (path: string, form: Record<string, string>) => {
        const address = `${partner.url}/${partner.signedIn.tenantId}/oauth2/v2.0/${path}`;
        const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
        return (await response.json()) as Record<string, unknown>;
    };
    const ask = async () => {
        const scope = 'openid offline_access https://api.partner.microsoft.com/.default';
        const given = await post('devicecode', { client_id: partner.signedIn.clientId, scope });
        return given as unknown as DeviceReply;
    };
    const poll = ({ device_code }: DeviceReply) =>
        post('token', {
            grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
            client_id: partner.signedIn.clientId,
            client_secret: partner.signedIn.clientSecret,
            device_code
        });
    const enter = async ({ verification_uri, user_code }: DeviceReply, person: string) => {
        const body = new URLSearchParams({ otc: user_code.toLowerCase(), person });
        const response = await fetch(verification_uri, { method: 'POST', body });
        return { status: response.status, html: await response.text() };
    };

    test('gives tokens once somebody has entered it, and only once', async () => {
        const device = await ask();
        assert.equal((await poll(device))['error'], 'authorization_pending');
        assert.equal((await enter(device, 'admin')).status, 200);
        assert.ok((await poll(device))['refresh_token']);
        assert.equal((await poll(device))['error'], 'bad_verification_code');
    });

    test('is asked for too often when polled twice in a second', async () => {
        const device = await ask();
        await poll(device);
        // Three polls in a row: two of them share a second.
        const errors = [await poll(device), await poll(device)].map(({ error }) => error);
        assert.ok(errors.includes('slow_down'), String(errors));
    });

    test('says that the person declined', async () => {
        const device = await ask();
        await enter(device, 'cancel');
        assert.equal((await poll(device))['error'], 'authorization_declined');
    });

    test('is blocked by policy: for the person on the page, for the device when it polls', async () => {
        await partner.switches({ deviceCode: 'blocked' });
        const device = await ask();
        assert.match((await enter(device, 'admin')).html, /AADSTS53003/);
        const { error, error_codes } = await poll(device);
        assert.deepEqual([error, error_codes], ['access_denied', [53003]]);
        await partner.switches({ deviceCode: 'allowed' });
    });

    test('expires, and an unknown one cannot be entered', async () => {
        const device = await ask();
        await partner.control('POST', '/clock', { at: new Date(Date.now() + 901_000).toISOString() });
        assert.equal((await poll(device))['error'], 'expired_token');
        assert.equal((await enter(device, 'admin')).status, 400);
        await partner.control('POST', '/clock', { at: null });
    });
});
