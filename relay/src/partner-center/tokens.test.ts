import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import type { Secrets } from './client-types.ts';
import { newSignIn, SIGN_IN_SECRET } from './sign-in-record.ts';
import { createTokens, type TokensOptions } from './tokens.ts';
import {
    FIRST_REFRESH_TOKEN,
    referral,
    secretsIn,
    startMicrosoft,
    tokenAnswer,
    type MicrosoftServer
} from './fixtures/microsoft-server.ts';

const context = { correlationId: 'run' };
const settings = {
    loginUrl: '',
    apiUrl: '',
    webhookApiUrl: '',
    tenantId: 'tenant',
    clientId: 'client',
    clientSecret: 'client-secret',
    refreshToken: FIRST_REFRESH_TOKEN as string | null
};
/** A token endpoint that honours the newest refresh token alone. */
function rotateStrictly(): void {
    let valid = FIRST_REFRESH_TOKEN;
    microsoft.onToken = (form, count) => {
        forms.push(Object.fromEntries(form));
        if (form.get('refresh_token') !== valid) return { status: 400, body: { error: 'invalid_grant' } };
        valid = `refresh-${count}`;
        return tokenAnswer(count);
    };
}
let microsoft: MicrosoftServer;
let forms: Record<string, string>[];
/** What all processes of a test share, with its lock. */
let secrets: Secrets;

beforeEach(async () => {
    microsoft = await startMicrosoft();
    secrets = secretsIn(microsoft.secrets);
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
/** Of a process of its own, on the same store. */
const tokensOf = (changes: Partial<TokensOptions> = {}) =>
    createTokens({
        settings: { ...settings, loginUrl: microsoft.url },
        secrets,
        fetch,
        now: () => new Date(microsoft.clock),
        ...changes
    });
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
            storedAtCall = microsoft.secrets.get(SIGN_IN_SECRET);
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
        const tokens = tokensOf({ secrets });
        await assert.rejects(tokens.accessToken('referrals'), /disk full/);
    });

    it('comes from a new first refresh token after somebody has signed in again', async () => {
        const old = newSignIn('old', 'old-refresh-token', [], new Date(microsoft.clock));
        microsoft.secrets.set(SIGN_IN_SECRET, JSON.stringify(old));
        await get();
        assert.equal(forms[0]?.['refresh_token'], FIRST_REFRESH_TOKEN);
    });

    for (const error of ['invalid_grant', 'interaction_required'])
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

describe('a sign-in', () => {
    const end = { status: 400, body: { error: 'invalid_grant', error_codes: [50173] } };

    it('that nobody has made lets nothing out', async () => {
        const tokens = tokensOf({ settings: { ...settings, refreshToken: null } });
        assert.deepEqual(await tokens.state(), { kind: 'nobody' });
        await assert.rejects(tokens.accessToken('referrals'), { code: 'PARTNER_CENTER_SIGN_IN' });
        await assert.rejects(tokens.check(), { code: 'PARTNER_CENTER_SIGN_IN' });
        assert.equal(forms.length, 0);
    });

    it('outlives a crash between the redemption and its first use, under strict rotation', async () => {
        rotateStrictly();
        await tokensOf().accessToken('referrals');
        assert.equal(await tokensOf().accessToken('webhooks'), 'access-2');
        assert.equal(forms[1]?.['refresh_token'], 'refresh-1');
    });

    it('is redeemed once for all processes that ask at the same time', async () => {
        rotateStrictly();
        const processes = [1, 2, 3].map(() => tokensOf());
        const tokens = await Promise.all(processes.map((one) => one.accessToken('referrals')));
        assert.deepEqual(tokens, ['access-1', 'access-1', 'access-1']);
        assert.equal(forms.length, 1);
    });

    it('is redeemed again by a process whose token the API refuses, and others get the new one', async () => {
        const [one, other] = [tokensOf(), tokensOf()];
        const refused = await one.accessToken('referrals');
        assert.equal(await other.accessToken('referrals'), refused);
        assert.equal(await one.accessToken('referrals', refused), 'access-2');
        assert.equal(await other.accessToken('referrals', refused), 'access-2');
        microsoft.clock += 3_300_000;
        assert.equal(await other.accessToken('referrals'), 'access-3');
        assert.equal(forms.length, 3);
    });

    it('of another partner is not used by any process, be it stored when the first one crashed', async () => {
        const crashed = tokensOf({ accept: () => Promise.reject(new Error('killed')) });
        await assert.rejects(crashed.accessToken('referrals'), /killed/);
        const accept = () => Promise.reject(new CosellError('SIGN_IN_OTHER_PARTNER', 'Tenant b.'));
        const next = tokensOf({ accept });
        await assert.rejects(next.accessToken('referrals'), { code: 'PARTNER_CENTER_SIGN_IN' });
        assert.equal(forms.length, 1);
    });

    it('is renewed once by processes that look at the same time', async () => {
        const processes = [tokensOf(), tokensOf()];
        const before = new Date(microsoft.clock - 1);
        await Promise.all(processes.map((tokens) => tokens.renewOlderThan(before)));
        assert.deepEqual(forms.map((form) => form['resource']).toSorted(), [
            'https://api.partner.microsoft.com',
            'https://api.partnercenter.microsoft.com'
        ]);
    });

    it('that has ended stops every process at once, also those with a token in hand', async () => {
        const other = tokensOf();
        await other.accessToken('referrals');
        const ended: string[] = [];
        const finder = tokensOf({ onEnded: (detail) => ended.push(detail) });
        microsoft.onToken = () => end;
        await assert.rejects(finder.accessToken('webhooks'), { code: 'PARTNER_CENTER_SIGN_IN' });
        assert.deepEqual(ended, ['invalid_grant AADSTS50173']);
        microsoft.received.length = 0;
        for (const tokens of [finder, other, tokensOf()])
            await assert.rejects(tokens.accessToken('referrals'), { code: 'PARTNER_CENTER_SIGN_IN' });
        assert.equal(microsoft.received.length, 0);
    });

    for (const innerCode of ['insufficient_claims', 'insufficent_claims', '900329'])
        it(`that the API refuses with ${innerCode} has ended: nothing more is asked`, async () => {
            const error = { code: 'accessDenied', message: 'no', innerError: { code: innerCode } };
            microsoft.onCall = () => ({ status: 403, body: { error } });
            await assert.rejects(get(), { code: 'PARTNER_CENTER_SIGN_IN' });
            microsoft.received.length = 0;
            await assert.rejects(get(), { code: 'PARTNER_CENTER_SIGN_IN' });
            assert.equal(microsoft.received.length, 0);
            assert.equal((await tokensOf().state()).kind, 'ended');
        });

    it('does not end by a late refusal of a token of the one before', async () => {
        const tokens = tokensOf();
        const old = await tokens.accessToken('referrals');
        await tokens.adopt('of-the-new-sign-in', 'new');
        await tokens.end(old, 'HTTP 403');
        assert.equal((await tokens.state()).kind, 'signed in');
    });

    it('made anew releases every process, and is what they all use', async () => {
        const [one, other] = [tokensOf(), tokensOf()];
        await other.accessToken('referrals');
        microsoft.onToken = () => end;
        await assert.rejects(one.accessToken('webhooks'));
        microsoft.onToken = (form, count) => {
            forms.push(Object.fromEntries(form));
            return tokenAnswer(count);
        };
        await one.adopt('of-the-new-sign-in', 'new');
        forms.length = 0;
        await other.accessToken('referrals');
        assert.equal(forms[0]?.['refresh_token'], 'of-the-new-sign-in');
        assert.equal((await tokensOf().state()).kind, 'signed in');
    });

    it('in the settings counts once: later ones go before it', async () => {
        const tokens = tokensOf();
        await tokens.accessToken('referrals');
        await tokens.adopt('of-the-browser', 'browser');
        await tokensOf().accessToken('referrals');
        assert.equal(forms.at(-1)?.['refresh_token'], 'of-the-browser');
    });

    it('without consent for one API has ended, and says for which', async () => {
        microsoft.onToken = () => ({
            status: 400,
            body: { error: 'invalid_grant', error_codes: [65001] }
        });
        await assert.rejects(tokensOf().accessToken('webhooks'), {
            code: 'PARTNER_CENTER_SIGN_IN',
            detail: 'invalid_grant AADSTS65001 for https://api.partnercenter.microsoft.com'
        });
    });

    it('of another tenant than the first has ended', async () => {
        const accept = () => Promise.reject(new CosellError('SIGN_IN_OTHER_PARTNER', 'Tenant b.'));
        const tokens = tokensOf({ accept });
        await assert.rejects(tokens.accessToken('referrals'), { code: 'PARTNER_CENTER_SIGN_IN' });
        assert.equal((await tokens.state()).kind, 'ended');
    });

    it('does not end with a wrong client secret, which is tried again after five minutes', async () => {
        const tokens = tokensOf();
        const wrong = { status: 401, body: { error: 'invalid_client', error_codes: [7000222] } };
        microsoft.onToken = () => wrong;
        for (const _ of [1, 2])
            await assert.rejects(tokens.accessToken('referrals'), { code: 'PARTNER_CENTER_SECRET' });
        assert.equal(microsoft.received.length, 1);
        assert.equal((await tokens.state()).kind, 'signed in');
        microsoft.onToken = (_form, count) => tokenAnswer(count);
        microsoft.clock += 5 * 60_000;
        await tokens.accessToken('referrals');
    });

    it('is renewed for both APIs, each when its time has come', async () => {
        const tokens = tokensOf();
        await tokens.accessToken('referrals');
        microsoft.clock += 3_600_000;
        forms.length = 0;
        await tokens.renewOlderThan(new Date(microsoft.clock - 7_200_000));
        assert.deepEqual(
            forms.map((form) => form['resource']),
            ['https://api.partnercenter.microsoft.com']
        );
        microsoft.clock += 7_200_001;
        await tokens.renewOlderThan(new Date(microsoft.clock - 7_200_000));
        assert.equal(forms.length, 3);
    });

    it('sealed with a lost key gives way to a new one', async () => {
        const readSecret = () => Promise.reject(new CosellError('STORE_KEY', ''));
        await tokensOf({ secrets: { ...secrets, readSecret } }).adopt('new', 'new');
        assert.match(microsoft.secrets.get(SIGN_IN_SECRET) ?? '', /"refreshToken":"new"/);
    });
});
