import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import { startPartner, type Partner } from '../testing/partner.ts';

const CALLBACK = 'http://127.0.0.1:1/sign-in/callback';
const SCOPE = 'openid profile offline_access https://api.partner.microsoft.com/.default';
const VERIFIER = randomBytes(32).toString('base64url');

interface Reply {
    access_token: string;
    refresh_token: string;
    id_token: string;
    expires_in: number;
    error: string;
    error_codes: number[];
}

let partner: Partner;
before(async () => (partner = await startPartner({ redirectUris: [CALLBACK] })));
after(() => partner.close());

const next = (person: string | null) => partner.control('POST', '/people', { next: person });

function authorizeUrl(changes: Record<string, string> = {}, tenant = partner.signedIn.tenantId): string {
    const query = new URLSearchParams({
        client_id: partner.signedIn.clientId,
        response_type: 'code',
        redirect_uri: CALLBACK,
        scope: SCOPE,
        state: 'the-state',
        nonce: 'the-nonce',
        code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
        code_challenge_method: 'S256',
        ...changes
    });
    return `${partner.url}/${tenant}/oauth2/v2.0/authorize?${query}`;
}

/** Where the browser is sent, or the page that it is shown. */
async function visit(url: string, init?: RequestInit) {
    const response = await fetch(url, { redirect: 'manual', ...init });
    const location = response.headers.get('location');
    const query = Object.fromEntries(new URL(location ?? 'http://nowhere').searchParams);
    return { status: response.status, location, query, html: await response.text() };
}

async function redeemCode(changes: Record<string, string> = {}, code?: string) {
    const form = new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: partner.signedIn.clientId,
        client_secret: partner.signedIn.clientSecret,
        code: code ?? (await visit(authorizeUrl())).query['code'] ?? '',
        redirect_uri: CALLBACK,
        code_verifier: VERIFIER,
        ...changes
    });
    const address = `${partner.url}/${partner.signedIn.tenantId}/oauth2/v2.0/token`;
    const response = await fetch(address, { method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as Reply };
}

describe('the sign-in page', () => {
    beforeEach(() => next(null));

    test('has a button for each person; the one that is pressed signs in', async () => {
        const { status, html } = await visit(authorizeUrl());
        assert.equal(status, 200);
        assert.match(html, /value="admin">Sign in as Alex Alliance/);
        const pressed = await visit(authorizeUrl(), {
            method: 'POST',
            body: new URLSearchParams({ person: 'admin' })
        });
        assert.equal(pressed.status, 303);
        assert.ok(pressed.location?.startsWith(`${CALLBACK}?code=`));
        assert.equal(pressed.query['state'], 'the-state');
    });

    test('is passed over when a test has said who signs in next', async () => {
        await next('user');
        const { body } = await redeemCode();
        assert.deepEqual(decodeJwt(body.access_token)['roles'], ['ReferralsUser']);
    });

    test('sends whoever cancels back with access_denied', async () => {
        const body = new URLSearchParams({ person: 'cancel' });
        const { query } = await visit(authorizeUrl(), { method: 'POST', body });
        assert.equal(query['error'], 'access_denied');
        assert.match(query['error_description'] ?? '', /^AADSTS65004: /);
    });

    const shown: [string, Record<string, string>, RegExp][] = [
        ['an address that is not registered', { redirect_uri: `${CALLBACK}/x` }, /AADSTS50011/],
        ['an unknown app', { client_id: 'other' }, /AADSTS700016/]
    ];
    for (const [what, changes, message] of shown) {
        test(`sends nobody on to ${what}`, async () => {
            await next('admin');
            const { status, location, html } = await visit(authorizeUrl(changes));
            assert.deepEqual([status, location], [400, null]);
            assert.match(html, message);
        });
    }

    test('knows nobody of another tenant', async () => {
        await next('stranger');
        const { status, html } = await visit(authorizeUrl());
        assert.equal(status, 400);
        assert.match(html, /AADSTS50020/);
        assert.ok((await visit(authorizeUrl({}, 'organizations'))).query['code']);
    });

    const sentBack: [string, Record<string, string>, string][] = [
        ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
        ['no challenge', { code_challenge: '' }, 'invalid_request'],
        ['an id token without a code', { response_type: 'id_token' }, 'unsupported_response_type'],
        ['two resources', { scope: `${SCOPE} https://other.example/.default` }, 'invalid_scope'],
        ['an unknown resource', { scope: 'https://other.example/.default' }, 'invalid_resource'],
        ['a form post', { response_mode: 'form_post' }, 'invalid_request']
    ];
    for (const [what, changes, error] of sentBack) {
        test(`sends ${what} back as ${error}`, async () => {
            await next('admin');
            const { query } = await visit(authorizeUrl(changes));
            assert.deepEqual(
                [query['error'], query['state'], query['code']],
                [error, 'the-state', undefined]
            );
        });
    }

    test('serves the first version, which names the resource by itself', async () => {
        await next('admin');
        const url = new URL(authorizeUrl({ resource: 'https://api.partner.microsoft.com', scope: 'openid' }));
        url.pathname = url.pathname.replace('/v2.0', '');
        assert.ok((await visit(url.href)).query['code']);
    });
});

describe('an authorization code', () => {
    before(() => next('admin'));

    test('gives tokens of the person, with MFA, and the nonce', async () => {
        const { status, body } = await redeemCode();
        assert.equal(status, 200);
        assert.equal(body.expires_in, 3599);
        const [access, id] = [decodeJwt(body.access_token), decodeJwt(body.id_token)];
        assert.equal(access.aud, 'https://api.partner.microsoft.com');
        assert.deepEqual(access['amr'], ['pwd', 'mfa']);
        assert.equal(id['nonce'], 'the-nonce');
        assert.equal(id.aud, partner.signedIn.clientId);
        assert.equal(id['tid'], partner.signedIn.tenantId);
        assert.equal(id['oid'], access['oid']);
        assert.equal(id.iss, `${partner.url}/${partner.signedIn.tenantId}/v2.0`);
    });

    test('gives a refresh token that works for the other API at the first version', async () => {
        const { body } = await redeemCode();
        const grant = partner.grant('https://api.partnercenter.microsoft.com', body.refresh_token);
        assert.equal((await partner.tokenReply<Reply>(grant)).status, 200);
    });

    const refusals: [string, Record<string, string>, string, number][] = [
        ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant', 501481],
        ['no verifier', { code_verifier: '' }, 'invalid_grant', 50148],
        ['another redirect', { redirect_uri: 'http://127.0.0.1:1/other' }, 'invalid_client', 500112],
        ['another secret', { client_secret: 'wrong' }, 'invalid_client', 7000215],
        ['an invented code', { code: '1.invented' }, 'invalid_grant', 9002313]
    ];
    for (const [what, changes, error, code] of refusals) {
        test(`is refused with ${what}`, async () => {
            const { body } = await redeemCode(changes);
            assert.deepEqual([body.error, body.error_codes], [error, [code]]);
        });
    }

    test('works once, and for ten minutes', async () => {
        const code = (await visit(authorizeUrl())).query['code'] ?? '';
        assert.equal((await redeemCode({}, code)).status, 200);
        assert.deepEqual((await redeemCode({}, code)).body.error_codes, [54005]);
        const late = (await visit(authorizeUrl())).query['code'] ?? '';
        await partner.control('POST', '/clock', { at: new Date(Date.now() + 601_000).toISOString() });
        assert.deepEqual((await redeemCode({}, late)).body.error_codes, [70008]);
        await partner.control('POST', '/clock', { at: null });
    });
});

describe('a sign-in', () => {
    const refresh = async () => (await partner.tokenReply<Reply>(partner.grant(REFERRALS))).body;
    const REFERRALS = 'https://api.partner.microsoft.com';

    test('of somebody without a role lists no referrals', async () => {
        const { refreshToken } = (
            await partner.control<{ refreshToken: string }>('POST', '/sign-in', { role: 'None' })
        ).body;
        const headers = await partner.bearer(REFERRALS, refreshToken);
        assert.equal((await fetch(`${partner.url}/v1.0/engagements/referrals`, { headers })).status, 403);
    });

    test('asks for its second factor again by switch', async () => {
        await partner.switches({ refreshMfa: 'required' });
        const { error, error_codes } = await refresh();
        assert.deepEqual([error, error_codes], ['interaction_required', [50076]]);
        await partner.switches({ refreshMfa: 'kept' });
    });

    test('without consent for the second API redeems the first alone', async () => {
        await partner.switches({ consentedApis: 'referrals' });
        assert.ok((await refresh()).access_token);
        const other = partner.grant('https://api.partnercenter.microsoft.com');
        assert.deepEqual((await partner.tokenReply<Reply>(other)).body.error_codes, [65001]);
        await partner.switches({ consentedApis: 'both' });
    });

    test('ends when consent or sessions are revoked; the next one is not concerned', async () => {
        for (const [what, code] of [
            ['consent', 65001],
            ['sessions', 50173]
        ] as const) {
            await partner.control('POST', '/consent/revoke', { what });
            const { error, error_codes } = await refresh();
            assert.deepEqual([error, error_codes], ['invalid_grant', [code]]);
        }
        assert.equal((await redeemCode()).status, 200);
    });
});

describe('discovery', () => {
    test('names the endpoints of both versions, and keys that fit the tokens', async () => {
        const { tenantId } = partner.signedIn;
        for (const [version, issuer] of [
            ['', `https://sts.windows.net/${tenantId}/`],
            ['/v2.0', `${partner.url}/${tenantId}/v2.0`]
        ]) {
            const address = `${partner.url}/${tenantId}${version}/.well-known/openid-configuration`;
            const found = (await (await fetch(address)).json()) as Record<string, string>;
            assert.equal(found['issuer'], issuer);
            const { keys } = (await (await fetch(found['jwks_uri'] ?? '')).json()) as { keys: unknown[] };
            assert.equal(keys.length, 1);
            assert.doesNotMatch(JSON.stringify(keys), /"d":/);
        }
    });
});
