import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import { startPartner, type Partner } from '../testing/partner.ts';
import type { SignedIn } from './sign-in.ts';

const REFERRALS = 'https://api.partner.microsoft.com';
const WEBHOOKS = 'https://api.partnercenter.microsoft.com';

interface Reply {
    access_token: string;
    refresh_token: string;
    expires_in: unknown;
    expires_on: unknown;
    not_before: unknown;
    resource: string;
    error: string;
    error_codes: number[];
    error_description: string;
}

describe('the token endpoint', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    const ask = (changes: Record<string, string>, tenant?: string) =>
        partner.tokenReply<Reply>({ ...partner.grant(REFERRALS), ...changes }, tenant);

    test('redeems one refresh token for both audiences, each with a refresh token of its own', async () => {
        const replies = [await ask({ resource: REFERRALS }), await ask({ resource: WEBHOOKS })];
        assert.deepEqual(
            replies.map(({ status, body }) => [status, decodeJwt(body.access_token).aud]),
            [
                [200, REFERRALS],
                [200, WEBHOOKS]
            ]
        );
        assert.equal(new Set(replies.map(({ body }) => body.refresh_token)).size, 2);
    });

    test('gives times as strings and a token for a user with MFA, an hour long', async () => {
        const { body } = await ask({});
        const claims = decodeJwt(body.access_token);
        assert.equal(body.expires_in, '3599');
        assert.equal(body.expires_on, String(claims.exp));
        assert.equal(body.not_before, String(claims.iat));
        assert.deepEqual([claims['amr'], claims['roles']], [['pwd', 'mfa'], ['ReferralsAdmin']]);
        assert.equal(claims['tid'], partner.signedIn.tenantId);
    });

    const refusals: [string, Record<string, string>, number, string, number][] = [
        ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
        ['no secret', { client_secret: '' }, 401, 'invalid_client', 7000218],
        ['an unknown app', { client_id: 'other' }, 400, 'unauthorized_client', 700016],
        ['an unknown refresh token', { refresh_token: 'constructor' }, 400, 'invalid_grant', 9002313],
        ['another resource', { resource: 'https://graph.windows.net' }, 400, 'invalid_resource', 500011],
        ['the password grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
        ['no resource', { resource: '' }, 400, 'invalid_request', 900144]
    ];
    for (const [what, changes, status, error, code] of refusals) {
        test(`refuses ${what}`, async () => {
            const reply = await ask(changes);
            assert.deepEqual(
                [reply.status, reply.body.error, reply.body.error_codes],
                [status, error, [code]]
            );
            assert.match(reply.body.error_description, new RegExp(`^AADSTS${code}: .* Trace ID: `));
        });
    }

    test('refuses another tenant and a JSON body', async () => {
        assert.equal((await ask({}, 'other-tenant')).body.error_codes[0], 90002);
        const json = await fetch(`${partner.url}/${partner.signedIn.tenantId}/oauth2/token`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{}'
        });
        assert.deepEqual([json.status, ((await json.json()) as Reply).error], [400, 'invalid_request']);
    });

    test('keeps a redeemed refresh token valid, or refuses it by switch', async () => {
        assert.equal((await ask({})).status, 200);
        const { body: rotated } = await ask({});
        await partner.switches({ usedRefreshTokens: 'refused' });
        assert.deepEqual((await ask({})).body.error_codes, [50173]);
        assert.equal((await ask({ refresh_token: rotated.refresh_token })).status, 200);
        await partner.switches({ usedRefreshTokens: 'accepted' });
    });

    test('lets refresh tokens end after 90 days and access tokens after an hour', async () => {
        const headers = await partner.bearer(REFERRALS);
        const read = async () =>
            (await fetch(`${partner.url}/v1.0/engagements/referrals`, { headers })).status;
        assert.equal(await read(), 200);
        const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
        await partner.control('POST', '/clock', { at: later(3600) });
        assert.equal(await read(), 401);
        await partner.control('POST', '/clock', { at: later(91 * 24 * 3600) });
        assert.deepEqual((await ask({})).body.error_codes, [700082]);
        await partner.control('POST', '/clock', { at: null });
    });
});

describe('who may call the Referrals API', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    const list = async (headers: Record<string, string>) => {
        const response = await fetch(`${partner.url}/v1.0/engagements/referrals`, { headers });
        const { error } = (await response.json()) as {
            error?: { code: string; innerError?: { code: string } };
        };
        return [response.status, error?.code, error?.innerError?.code];
    };
    const signIn = async (who: object) => (await partner.control<SignedIn>('POST', '/sign-in', who)).body;

    test('an app without a user is refused, though the webhook API takes it', async () => {
        const app = { grant_type: 'client_credentials' };
        const token = async (resource: string) =>
            (await partner.tokenReply<Reply>({ ...partner.grant(resource), ...app })).body.access_token;
        const headers = { authorization: `Bearer ${await token(REFERRALS)}` };
        assert.deepEqual(await list(headers), [403, 'accessDenied', '900329']);
        await partner.switches({ appOnlyCode: 'none' });
        assert.deepEqual(await list(headers), [403, 'accessDenied', undefined]);
        await partner.switches({ appOnlyCode: '900329' });
        const events = await fetch(`${partner.url}/webhooks/v1/registration/events`, {
            headers: { authorization: `Bearer ${await token(WEBHOOKS)}` }
        });
        assert.equal(events.status, 200);
    });

    test('a sign-in without MFA is refused', async () => {
        const { refreshToken } = await signIn({ mfa: false });
        const headers = await partner.bearer(REFERRALS, refreshToken);
        for (const mfaCode of ['insufficent_claims', 'insufficient_claims'] as const) {
            await partner.switches({ mfaCode });
            assert.deepEqual(await list(headers), [403, 'accessDenied', mfaCode]);
        }
    });

    test('a token for the other audience, a forged one and none at all are refused', async () => {
        const { authorization = '' } = await partner.bearer(REFERRALS);
        const forged = authorization.slice(0, -8) + 'AAAAAAAA';
        for (const headers of [await partner.bearer(WEBHOOKS), { authorization: forged }, {}]) {
            assert.deepEqual(await list(headers as Record<string, string>), [
                401,
                'unauthenticated',
                undefined
            ]);
        }
        await partner.switches({ unauthenticatedCode: 'unAuthorized' });
        assert.deepEqual(await list({}), [401, 'unAuthorized', undefined]);
        await partner.switches({ unauthenticatedCode: 'unauthenticated' });
    });

    test('a token of another Partner Center is refused', async () => {
        const other = await startPartner();
        assert.equal((await list(await other.bearer(REFERRALS)))[0], 401);
        await other.close();
    });
});
