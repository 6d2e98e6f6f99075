import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { assertionFor, CLERK, CLIENT_ID, connect, startFixtureOrg } from '../fixtures/fixture-org.ts';
import type { RunningOrg } from '../options.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

describe('signing in', () => {
    let org: RunningOrg;
    before(async () => {
        org = await startFixtureOrg();
    });
    after(() => org.close());

    async function token(form: Record<string, string>) {
        const body = new URLSearchParams(form);
        const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body });
        return { status: response.status, body: (await response.json()) as Record<string, string> };
    }
    const withAssertion = (assertion: string) => token({ grant_type: JWT_BEARER, assertion });
    const userInfo = (accessToken: string) =>
        fetch(`${org.url}/services/oauth2/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } });

    it('gives a user with a signed assertion a session of its own', async () => {
        const { status, body } = await withAssertion(await assertionFor(CLERK, org.url));
        assert.equal(status, 200);
        assert.equal(body.token_type, 'Bearer');
        assert.equal(body.instance_url, org.url);
        assert.ok(body.access_token!.startsWith(`${org.orgId.slice(0, 15)}!`));
        const info = (await (await userInfo(body.access_token!)).json()) as Record<string, string>;
        assert.equal(info.preferred_username, CLERK);
        assert.equal(info.organization_id, org.orgId);
    });

    it('takes the public login addresses as the audience too', async () => {
        const { status } = await withAssertion(await assertionFor(CLERK, 'https://test.salesforce.com'));
        assert.equal(status, 200);
    });

    it('tells a client who it is', async () => {
        const connection = await connect(org);
        const identity = await connection.identity();
        assert.equal(identity.username, CLERK);
        assert.equal(identity.organization_id, org.orgId);
    });

    const refused: [string, () => Promise<Record<string, string>>, string, RegExp][] = [
        [
            'another grant type',
            async () => ({ grant_type: 'password' }),
            'unsupported_grant_type',
            /not supported/
        ],
        ['no assertion', async () => ({ grant_type: JWT_BEARER }), 'invalid_request', /assertion/],
        ['what is no token at all', async () => jwt('nonsense'), 'invalid_grant', /invalid assertion/],
        [
            'an unknown user',
            async () => jwt(await assertionFor('nobody@example.com', org.url)),
            'invalid_grant',
            /approved/
        ],
        [
            'another org as audience',
            async () => jwt(await assertionFor(CLERK, 'https://other.example')),
            'invalid_grant',
            /audience/
        ],
        [
            'another app',
            async () => jwt(await assertionFor(CLERK, org.url, { iss: 'other' })),
            'invalid_client_id',
            /identifier/
        ],
        [
            'an expired assertion',
            async () => jwt(await assertionFor(CLERK, org.url, { exp: 1 })),
            'invalid_grant',
            /expired/
        ],
        ["another key's signature", async () => jwt(await forged()), 'invalid_grant', /invalid assertion/]
    ];
    for (const [what, form, error, description] of refused) {
        it(`refuses ${what}`, async () => {
            const { status, body } = await token(await form());
            assert.equal(status, 400);
            assert.equal(body.error, error);
            assert.match(body.error_description!, description);
        });
    }
    const jwt = (assertion: string) => ({ grant_type: JWT_BEARER, assertion });
    const forged = () =>
        new SignJWT({ iss: CLIENT_ID, sub: CLERK, aud: org.url, exp: Math.floor(Date.now() / 1000) + 60 })
            .setProtectedHeader({ alg: 'RS256' })
            .sign(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);

    it('answers nothing without a session, and nothing after it was revoked', async () => {
        const connection = await connect(org);
        assert.equal((await userInfo(connection.accessToken!)).status, 200);
        const body = new URLSearchParams({ token: connection.accessToken! });
        await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body });
        const response = await userInfo(connection.accessToken!);
        assert.equal(response.status, 401);
        const expected = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];
        assert.deepEqual(await response.json(), expected);
    });
});
