import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { pino } from 'pino';
import type { SignIn } from '../sign-in/create-sign-in.ts';
import { createAccess } from './access.ts';
import type { Examination } from '../sign-in/examine.ts';
import { createServer } from './server.ts';
import { addSignInRoutes } from './sign-in-routes.ts';

const TOKEN = 'token-of-thirty-two-characters-00';
const bearer = (token = TOKEN) => ({ authorization: `Bearer ${token}` });

let now: number;
let finished: [string, string][];
let failure: CosellError | null;
beforeEach(() => {
    now = 0;
    finished = [];
    failure = null;
});

const signIn = {
    createLink: async () => 'https://relay.example/base/sign-in/microsoft/ticket',
    begin: async (ticket: string) => ({ location: `https://login.example/${ticket}`, cookie: 'sealed' }),
    async finish(query: string, cookie: string) {
        finished.push([query, cookie]);
        if (failure) throw failure;
        return 'alex@contoso.example';
    },
    linkOf: (cookie: string) => cookie && `https://relay.example/${cookie}`,
    askForDeviceCode: async () => ({ userCode: 'ABC', verificationAddress: 'https://x', expiresAt: 'soon' }),
    lastAttempt: () => (failure ? { outcome: 'refused', error: failure } : null)
} as unknown as SignIn;

const examine = async () => ({ events: 'ours' }) as Examination;

function serve({ relayToken = TOKEN as string | null, publicUrl = 'https://relay.example/base' } = {}) {
    const server = createServer({
        webhook: async () => ({ status: 200 }),
        health: () => ({ ok: true, version: '', uptime: 0 }),
        metrics: async () => ({ contentType: 'text/plain', text: '' }),
        log: pino({ level: 'silent' })
    });
    const access = createAccess(relayToken, null);
    addSignInRoutes(server, { signIn, examine, publicUrl, access, now: () => new Date(now) });
    return server;
}

describe('the sign-in link', () => {
    it('leads to Microsoft, with a cookie that scripts and other sites do not get', async () => {
        const { statusCode, headers } = await serve().inject('/sign-in/microsoft/ticket');
        assert.equal(statusCode, 302);
        assert.equal(headers.location, 'https://login.example/ticket');
        assert.equal(
            headers['set-cookie'],
            'cosell-sign-in=sealed; Path=/base/sign-in/microsoft; Max-Age=1800; HttpOnly; SameSite=Lax; Secure'
        );
        assert.equal(headers['referrer-policy'], 'no-referrer');
    });

    it('sets a cookie without Secure on loopback, where there is no TLS', async () => {
        const server = serve({ publicUrl: 'http://127.0.0.1:8080' });
        const { headers } = await server.inject('/sign-in/microsoft/ticket');
        assert.doesNotMatch(String(headers['set-cookie']), /Secure/);
    });

    it('may be opened 30 times a minute', async () => {
        const server = serve();
        for (let count = 0; count < 30; count += 1) await server.inject('/sign-in/microsoft/ticket');
        const { statusCode, headers } = await server.inject('/sign-in/microsoft/ticket');
        assert.deepEqual([statusCode, headers['retry-after']], [429, '60']);
        now = 60_000;
        assert.equal((await server.inject('/sign-in/microsoft/ticket')).statusCode, 302);
    });
});

describe('the way back from Microsoft', () => {
    const comeBack = () =>
        serve().inject({
            url: '/sign-in/microsoft/callback?code=c&state=s',
            headers: { cookie: 'other=1; cosell-sign-in=sealed' }
        });

    it('hands on the query as it is, shows who has signed in, and takes the cookie away', async () => {
        const { statusCode, headers, body } = await comeBack();
        assert.deepEqual(finished, [['code=c&state=s', 'sealed']]);
        assert.equal(statusCode, 200);
        assert.match(String(headers['content-type']), /^text\/html/);
        assert.match(String(headers['set-cookie']), /cosell-sign-in=; .*Max-Age=0/);
        assert.match(body, /alex@contoso\.example/);
    });

    it('shows why nobody has, keeps the cookie, and offers the link', async () => {
        failure = new CosellError('SIGN_IN_ROLE', 'HTTP 403');
        const { statusCode, headers, body } = await comeBack();
        assert.deepEqual([statusCode, headers['set-cookie']], [400, undefined]);
        assert.match(body, /SIGN_IN_ROLE/);
        assert.match(body, /href="https:\/\/relay\.example\/sealed"/);
    });

    it('does not blame the person for an outage', async () => {
        failure = new CosellError('PARTNER_CENTER_UNAVAILABLE', '');
        assert.equal((await comeBack()).statusCode, 503);
    });
});

describe('/v1/sign-in', () => {
    const post = (server = serve(), payload = '', headers: Record<string, string> = bearer()) =>
        server.inject({ method: 'POST', url: '/v1/sign-in', headers, payload });

    it('gives a link, or a code for a device', async () => {
        assert.match((await post()).json().link, /ticket$/);
        assert.equal((await post(serve(), '{"device":true}')).json().userCode, 'ABC');
    });

    it('tells how the newest sign-in has ended', async () => {
        const get = () => serve().inject({ url: '/v1/sign-in', headers: bearer() });
        assert.deepEqual((await get()).json(), { outcome: 'none' });
        failure = new CosellError('SIGN_IN_MFA', 'not for callers');
        const { outcome, code } = (await get()).json();
        assert.deepEqual([outcome, code], ['refused', 'SIGN_IN_MFA']);
    });

    it('refuses what it cannot read', async () => {
        for (const body of ['{', '[]', '{"devices":true}', '{"device":1}'])
            assert.equal((await post(serve(), body)).statusCode, 400, body);
    });

    it('is not there without a token in the settings', async () => {
        const { statusCode, headers } = await post(serve({ relayToken: null }));
        assert.deepEqual([statusCode, headers['www-authenticate']], [401, 'Bearer']);
    });

    it('is closed to wrong tokens, and after ten of them in a minute to right ones too', async () => {
        const server = serve();
        for (const headers of [{}, bearer('x'), { authorization: TOKEN }])
            assert.equal((await post(server, '', headers)).statusCode, 401);
        for (let count = 3; count < 10; count += 1) await post(server, '', bearer('x'));
        assert.equal((await post(server)).statusCode, 429);
        now = 60_000;
        assert.equal((await post(server)).statusCode, 200);
    });

    it('gives ten links a minute', async () => {
        const server = serve();
        for (let count = 0; count < 10; count += 1) await post(server);
        const { statusCode, body } = await post(server);
        assert.deepEqual([statusCode, JSON.parse(body).code], [429, 'TOO_MANY_REQUESTS']);
    });
});

describe('what works at Microsoft', () => {
    it('is told to whoever has the token of the relay, a few times a minute', async () => {
        const server = serve();
        const ask = (headers = {}) => server.inject({ url: '/v1/sign-in/checks', headers });
        assert.equal((await ask()).statusCode, 401);
        assert.deepEqual((await ask(bearer())).json(), { events: 'ours' });
        for (let more = 0; more < 5; more++) await ask(bearer());
        assert.equal((await ask(bearer())).statusCode, 429);
    });
});
