import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import fastify, { type FastifyInstance } from 'fastify';
import type { RegistrationState } from '../partner-center/watch-registration.ts';
import { notYet } from '../sweep/progress.ts';
import { createAccess } from './access.ts';
import { addSweepRoutes } from './sweep-routes.ts';

const TOKEN = 't'.repeat(32);

describe('how changes are found, over HTTP', () => {
    let server: FastifyInstance;
    let asked: string[];
    let started: boolean;
    let state: RegistrationState;
    let check: (takeOver: boolean) => RegistrationState;

    beforeEach(() => {
        asked = [];
        started = true;
        state = 'taken';
        check = (takeOver) => (state = takeOver ? 'ours' : state);
        server = fastify();
        server.removeAllContentTypeParsers();
        server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, raw, done) => done(null, raw));
        const sweeps = {
            soon: () => void asked.push('soon'),
            full: async () => void asked.push('full'),
            progress: () => ({ referrals: { ...notYet } })
        };
        addSweepRoutes(server, {
            sweeps: () => (started ? sweeps : null),
            registration: { state: () => state, check: async (_call, takeOver = false) => check(takeOver) },
            access: createAccess(TOKEN, null),
            now: () => new Date(),
            newId: () => 'id'
        });
    });
    afterEach(() => server.close());

    async function send(method: 'GET' | 'POST', url: string, payload: object = {}, token = TOKEN) {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const body = method === 'POST' ? { payload: JSON.stringify(payload) } : {};
        const answer = await server.inject({ method, url, headers, ...body });
        return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    }

    it('is told', async () => {
        assert.deepEqual(await send('GET', '/v1/sweeps'), {
            status: 200,
            body: { events: 'taken', sweeps: { referrals: { ...notYet } } }
        });
    });

    it('a sweep can be asked for, and one of everything', async () => {
        assert.equal((await send('POST', '/v1/sweeps')).status, 202);
        assert.equal((await send('POST', '/v1/sweeps', { full: true })).status, 202);
        assert.deepEqual(asked, ['soon', 'full']);
    });

    it('before the sign-in there is nothing to sweep with', async () => {
        started = false;
        const { status, body } = await send('POST', '/v1/sweeps');
        assert.deepEqual([status, body['code']], [503, 'PARTNER_CENTER_SIGN_IN']);
    });

    it("another tool's registration is replaced only when that is said", async () => {
        const refused = await send('POST', '/v1/registration');
        assert.deepEqual([refused.status, refused.body['code']], [409, 'WEBHOOK_TAKEN']);
        const taken = await send('POST', '/v1/registration', { takeOver: true });
        assert.deepEqual([taken.status, taken.body['events']], [200, 'ours']);
    });

    it('a Partner Center that cannot be asked is named', async () => {
        check = () => {
            throw new CosellError('PARTNER_CENTER_UNAVAILABLE', 'no answer');
        };
        const { status, body } = await send('POST', '/v1/registration');
        assert.deepEqual([status, body['code']], [503, 'PARTNER_CENTER_UNAVAILABLE']);
    });

    it('nobody is told or heard without the token, or with a body that is none', async () => {
        assert.equal((await send('GET', '/v1/sweeps', {}, 'x'.repeat(32))).status, 401);
        assert.equal((await send('POST', '/v1/sweeps', { everything: true })).status, 400);
        assert.deepEqual(asked, []);
    });
});
