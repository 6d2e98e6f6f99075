import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createTokens, REFRESH_TOKEN_SECRET } from './tokens.ts';
import {
    FIRST_REFRESH_TOKEN,
    referral,
    secretsIn,
    startMicrosoft,
    tokenAnswer,
    type MicrosoftServer
} from './fixtures/microsoft-server.ts';

const context = { correlationId: 'run' };
let microsoft: MicrosoftServer;
let forms: Record<string, string>[];

beforeEach(async () => {
    microsoft = await startMicrosoft();
    forms = [];
    microsoft.onToken = (form, count) => {
        forms.push(Object.fromEntries(form));
        return tokenAnswer(count);
    };
    microsoft.onCall = ({ path }) =>
        path.startsWith('/webhooks') ? { status: 404 } : { body: referral('r') };
});
afterEach(() => microsoft.close());

const get = () => microsoft.client.getReferral('r', context);
const authorizations = () =>
    microsoft.received.flatMap(({ path, headers }) =>
        path.includes('oauth2') ? [] : [headers.authorization]
    );

describe('an access token', () => {
    it('is redeemed at the v1 endpoint by a form with secret and audience', async () => {
        await get();
        const [{ method, path, headers } = {}] = microsoft.received as {
            method?: string;
            path?: string;
            headers?: object;
        }[];
        assert.deepEqual([method, path], ['POST', '/tenant/oauth2/token']);
        assert.match(JSON.stringify(headers), /application\/x-www-form-urlencoded/);
        assert.deepEqual(forms, [
            {
                grant_type: 'refresh_token',
                client_id: 'client',
                client_secret: 'client-secret',
                resource: 'https://api.partner.microsoft.com',
                refresh_token: FIRST_REFRESH_TOKEN,
                scope: 'openid'
            }
        ]);
    });

    it('is kept until shortly before its end', async () => {
        await get();
        microsoft.clock += 54 * 60_000;
        await get();
        assert.equal(forms.length, 1);
        microsoft.clock += 2 * 60_000;
        await get();
        assert.equal(forms.length, 2);
    });

    it('is redeemed once for many calls at the same time', async () => {
        await Promise.all(Array.from({ length: 10 }, get));
        assert.equal(forms.length, 1);
        assert.deepEqual(new Set(authorizations()), new Set(['Bearer access-1']));
    });

    it('is another one for the webhook host, from the rotated refresh token', async () => {
        await Promise.all([get(), microsoft.client.getRegistration(context)]);
        assert.deepEqual(forms.map((form) => form['resource']).sort(), [
            'https://api.partner.microsoft.com',
            'https://api.partnercenter.microsoft.com'
        ]);
        assert.equal(forms[1]?.['refresh_token'], 'refresh-1');
    });

    it('is used only after the rotated refresh token is stored', async () => {
        let storedAtCall: string | undefined;
        microsoft.onCall = () => {
            storedAtCall = microsoft.secrets.get(REFRESH_TOKEN_SECRET);
            return { body: referral('r') };
        };
        await get();
        assert.match(storedAtCall ?? '', /refresh-1/);
    });

    it('is not used at all when the rotated refresh token cannot be stored', async () => {
        const secrets = {
            ...secretsIn(new Map()),
            writeSecret: () => Promise.reject(new Error('disk full'))
        };
        const tokens = createTokens({
            settings: {
                loginUrl: microsoft.url,
                apiUrl: '',
                webhookApiUrl: '',
                tenantId: 't',
                clientId: 'c',
                clientSecret: 's',
                refreshToken: 'r'
            },
            secrets,
            fetch,
            now: () => new Date(microsoft.clock)
        });
        await assert.rejects(tokens.accessToken('referrals'), /disk full/);
    });

    it('comes from a new first refresh token after somebody has signed in again', async () => {
        microsoft.secrets.set(
            REFRESH_TOKEN_SECRET,
            JSON.stringify(['of another sign-in', 'old-refresh-token'])
        );
        await get();
        assert.equal(forms[0]?.['refresh_token'], FIRST_REFRESH_TOKEN);
    });

    for (const error of ['invalid_grant', 'interaction_required', 'invalid_client'])
        it(`cannot be had after ${error}: a person has to sign in`, async () => {
            const body = { error, error_description: 'user alliance@contoso.example', error_codes: [50173] };
            microsoft.onToken = () => ({ status: 400, body });
            await assert.rejects(get(), (thrown: Error) => {
                assert.equal((thrown as { code?: string }).code, 'PARTNER_CENTER_SIGN_IN');
                assert.match(thrown.message, new RegExp(`${error} AADSTS50173`));
                assert.doesNotMatch(thrown.message, /alliance@|client-secret|refresh-token/);
                return true;
            });
        });

    it('of another audience is refused', async () => {
        microsoft.onToken = () => ({
            body: { ...(tokenAnswer(1).body as object), resource: 'https://graph.windows.net' }
        });
        await assert.rejects(get(), { code: 'UNEXPECTED' });
    });

    it('is asked for again later when the sign-in service is busy', async () => {
        microsoft.onToken = () => ({ status: 503, body: 'busy' });
        await assert.rejects(get(), { code: 'PARTNER_CENTER_UNAVAILABLE' });
    });

    it('that the API refuses is replaced once, then given up', async () => {
        microsoft.onCall = ({ headers }) =>
            headers.authorization === 'Bearer access-1' ? { status: 401 } : { body: referral('r') };
        assert.equal((await get()).id, 'r');
        microsoft.onCall = () => ({
            status: 401,
            body: { error: { code: 'unauthenticated', message: 'no' } }
        });
        microsoft.received.length = 0;
        await assert.rejects(get(), { code: 'PARTNER_CENTER_SIGN_IN' });
        assert.equal(authorizations().length, 2);
    });
});
