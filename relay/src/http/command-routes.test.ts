import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { commandAnswer, commandNames, dealState, errorAnswer } from '@cosell/contracts';
import fastify, { type FastifyInstance } from 'fastify';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/types.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { createAccess } from './access.ts';
import { addCommandRoutes } from './command-routes.ts';

const TOKEN = 't'.repeat(32);
const NOW = new Date('2026-11-20T12:00:00Z');
const orgId = '00D000000000001EAA';
const body = { orgId, userId: '005000000000001AAA' };
const idOf = (number: number) => `00600000000${number}AAA`;
const fails = (error: unknown) => {
    throw error;
};

describe('the commands over HTTP', () => {
    let folder: string;
    let store: Store;
    let server: FastifyInstance;

    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'commands-'));
        store = await openStore({
            place: { dataDir: folder },
            encryptionKey: randomBytes(32),
            onError: fails
        });
        server = fastify();
        server.removeAllContentTypeParsers();
        server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, raw, done) => done(null, raw));
        const ports = {
            store,
            mapping: defaultMapping,
            orgId,
            access: createAccess(TOKEN, null),
            context: () => null
        };
        let ids = 0;
        addCommandRoutes(server, {
            ...ports,
            now: () => NOW,
            newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
        });
    });
    after(async () => {
        await server.close();
        await store.close();
        await rm(folder, { recursive: true });
    });

    async function send(command: string, id: string, payload: object = body, token = TOKEN) {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const url = `/v1/deals/${id}/${command}`;
        const answer = await server.inject({
            method: 'POST',
            url,
            headers,
            payload: JSON.stringify(payload)
        });
        return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    }

    /** A deal whose referral is Active/Accepted since yesterday. */
    async function activeDeal(id: string): Promise<string> {
        const alias = { kind: 'opportunity', value: id } as const;
        const made = await store.request(alias, {}, { create: true });
        const lease = await store.takeLease(made?.dealId ?? '', 'test', 1000, NOW);
        assert.ok(lease);
        const seenPartner = { status: 'Active', substatus: 'Accepted', createdAt: '2026-11-19T12:00:00Z' };
        const rest = { seenCrm: {}, writes: {}, refused: {}, now: NOW };
        await store.commitRun(lease, {
            ...rest,
            seenPartner,
            aliases: [{ kind: 'referral', value: `of ${id}` }]
        });
        return lease.dealId;
    }

    it('are stored and answered with the number of the hint, before any run', async () => {
        const dealId = await activeDeal(idOf(1001));
        const { status, body: told } = await send('lost', idOf(1001), { ...body, reason: 'Price' });
        assert.equal(status, 202);
        const { hintNumber, deal } = commandAnswer.parse(told);
        assert.deepEqual([deal.status, deal.pending], ['Active', 'lost']);
        const stored = await store.deal(dealId);
        assert.ok(stored && stored.hintSeq === hintNumber && stored.doneSeq < hintNumber);
        assert.equal((await store.requestsOf(dealId)).pending?.reason, 'Price');
    });

    it('answer what the examples of the contract hold', async () => {
        await activeDeal(idOf(1002));
        for (const command of commandNames.filter((name) => name !== 'preview')) {
            const file = new URL(`../../../contracts/examples/commands/${command}.json`, import.meta.url);
            const { request } = JSON.parse(await readFile(file, 'utf8')) as { request: { body: object } };
            const { status, body: told } = await send(command, idOf(1002), { ...request.body, ...body });
            const schema = status === 202 ? commandAnswer : errorAnswer;
            assert.equal(schema.safeParse(told).success, true, `${command}: ${JSON.stringify(told)}`);
        }
    });

    for (const [what, expected, code, command, number, payload] of [
        ['another org', 409, 'ORG_MISMATCH', 'sync', 1003, { ...body, orgId: '00D000000000009EAA' }],
        ['an unknown deal', 404, 'DEAL_UNKNOWN', 'accept', 1004, body],
        ['a misspelt argument', 400, undefined, 'sync', 1005, { ...body, reasn: 'x' }],
        ['an unknown command', 400, 'REQUEST_INVALID', 'close', 1005, body],
        [
            'a field that the mapping lacks',
            400,
            'REQUEST_INVALID',
            'resolve',
            1006,
            { ...body, field: 'X__c', side: 'salesforce' }
        ],
        ['a win within 72 hours', 409, 'WON_TOO_EARLY', 'won', 1006, body],
        [
            'an answer to what is answered',
            409,
            'STATUS_NOT_ALLOWED',
            'decline',
            1006,
            { ...body, reason: 'Late' }
        ],
        [
            'a second referral',
            409,
            'LINK_TAKEN',
            'link',
            1006,
            { ...body, referralId: '8a6f0f5f-3b52-4f5f-9f0a-6a1df3a0a001' }
        ],
        ['a preview before Salesforce is there', 503, 'SALESFORCE_UNAVAILABLE', 'preview', 1006, body]
    ] as const)
        it(`refuse ${what}, and store nothing`, async () => {
            if (number === 1006) await activeDeal(idOf(number)).catch(() => undefined);
            const before = await store.dealByAlias({ kind: 'opportunity', value: idOf(number) });
            const { status, body: told } = await send(command, idOf(number), payload);
            assert.deepEqual([status, told['code']], [expected, code ?? told['code']]);
            const now = await store.dealByAlias({ kind: 'opportunity', value: idOf(number) });
            assert.equal(now?.hintSeq, before?.hintSeq);
        });

    it('are for who has the token', async () => {
        const { status, body: told } = await send('sync', idOf(1007), body, 'x'.repeat(32));
        assert.deepEqual([status, told['code']], [401, 'TOKEN_REFUSED']);
    });

    it('tell of one deal and of those that are held', async () => {
        const dealId = await activeDeal(idOf(1008));
        const made = await store.request({ kind: 'opportunity', value: idOf(1008) }, {}, { create: false });
        const lease = await store.takeLease(made?.dealId ?? '', 'test', 1000, NOW);
        assert.ok(lease);
        await store.failRun(lease, { code: 'REFERRAL_INCOMPLETE', detail: '', retryAt: null, now: NOW });
        const headers = { authorization: `Bearer ${TOKEN}` };
        const one = await server.inject({ url: `/v1/deals/${idOf(1008)}`, headers });
        assert.equal(dealState.parse(one.json()).held?.code, 'REFERRAL_INCOMPLETE');
        const held = await server.inject({ url: '/v1/held', headers });
        assert.deepEqual(
            held
                .json<{ deals: { opportunityId: string }[] }>()
                .deals.map(({ opportunityId }) => opportunityId),
            [idOf(1008)]
        );
        assert.equal((await store.deal(dealId))?.state, 'held');
    });
});
