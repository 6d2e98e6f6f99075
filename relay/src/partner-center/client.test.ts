import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CosellError, ErrorCode } from '@cosell/contracts';
import type { CallFailure } from './failure.ts';
import {
    referral,
    startMicrosoft,
    type Answer,
    type MicrosoftServer,
    type Received
} from './fixtures/microsoft-server.ts';

const context = { correlationId: 'run-1' };
const ID = '4111fffc-f9ee-4d53-bba6-569135228642';
let microsoft: MicrosoftServer;

beforeEach(async () => {
    microsoft = await startMicrosoft();
});
afterEach(() => microsoft.close());

/** Calls of the two APIs, without those for tokens. */
const calls = (): Received[] => microsoft.received.filter(({ path }) => !path.includes('oauth2'));

describe('a call', () => {
    it("carries a fresh request id and the run's correlation id, and is observed without query", async () => {
        microsoft.onCall = () => ({ body: { value: [] } });
        for await (const _one of microsoft.client.listReferrals({ engagementId: 'e' }, context));
        microsoft.onCall = () => ({ body: referral(ID) });
        await microsoft.client.getReferral(ID, context);
        const [list, get] = calls();
        assert.equal(list?.headers['ms-correlationid'], 'run-1');
        assert.ok(get?.headers['client-request-id']);
        assert.notEqual(list?.headers['client-request-id'], get?.headers['client-request-id']);
        assert.deepEqual(
            microsoft.calls.map(({ method, path, status, correlationId }) => [
                method,
                path,
                status,
                correlationId
            ]),
            [
                ['GET', '/v1.0/engagements/referrals', 200, 'run-1'],
                ['GET', `/v1.0/engagements/referrals/${ID}`, 200, 'run-1']
            ]
        );
    });

    const refusals: [Answer, ErrorCode, number | null][] = [
        [
            { status: 400, body: { error: { code: 'invalidRequest', message: 'Solution ID is required' } } },
            'REFERRAL_REFUSED',
            null
        ],
        [
            { status: 409, body: { error: { code: 'invalidRequest', message: 'closed' } } },
            'REFERRAL_REFUSED',
            null
        ],
        [
            { status: 403, body: { error: { code: 'accessDenied', message: 'no' } } },
            'REFERRAL_NOT_FOUND',
            null
        ],
        [
            { status: 404, body: { error: { code: 'itemNotFound', message: 'none' } } },
            'REFERRAL_NOT_FOUND',
            null
        ],
        [
            { status: 412, body: { error: { code: 'preconditionFailed', message: 'x' } } },
            'PARTNER_CENTER_CHANGED',
            null
        ],
        [
            { status: 409, body: { error: { code: 'resourceModified', message: 'x' } } },
            'PARTNER_CENTER_CHANGED',
            null
        ],
        [
            { status: 429, headers: { 'retry-after': '57' }, body: { statusCode: 429 } },
            'PARTNER_CENTER_UNAVAILABLE',
            57
        ],
        [
            {
                status: 503,
                headers: { 'retry-after': 'Thu, 01 Jan 2026 00:02:00 GMT' },
                body: '<html>busy</html>'
            },
            'PARTNER_CENTER_UNAVAILABLE',
            120
        ],
        [{ status: 500, body: '' }, 'PARTNER_CENTER_UNAVAILABLE', null],
        [{ status: 200, body: '<html>a proxy</html>' }, 'UNEXPECTED', null],
        [{ status: 200, body: { id: ID } }, 'UNEXPECTED', null]
    ];
    for (const [answer, code, retryAfter] of refusals)
        it(`answered ${answer.status} ${JSON.stringify(answer.body)} is ${code}`, async () => {
            microsoft.onCall = () => answer;
            await assert.rejects(microsoft.client.getReferral(ID, context), { code, retryAfter });
        });

    it('quotes what Microsoft says of a refused deal', async () => {
        const error = {
            code: 'invalidRequest',
            message: 'Bad.',
            innerError: { code: 'x', message: 'Solution ID is required' }
        };
        microsoft.onCall = () => ({ status: 400, body: { error } });
        await assert.rejects(
            microsoft.client.createReferral({}, context),
            /HTTP 400: invalidRequest: Bad. Solution ID is required/
        );
    });

    it('that nobody answers is UNAVAILABLE, keeps its cause and is observed', async () => {
        microsoft.onCall = () => ({ body: referral(ID) });
        await microsoft.client.getReferral(ID, context);
        await microsoft.close();
        await assert.rejects(microsoft.client.getReferral(ID, context), (error: CosellError) => {
            assert.equal(error.code, 'PARTNER_CENTER_UNAVAILABLE');
            assert.ok(error.cause);
            return true;
        });
        assert.equal(microsoft.calls.at(-1)?.status, 0);
        microsoft = await startMicrosoft();
    });

    it('never follows a redirect with its token', async () => {
        let visited = false;
        const elsewhere = createServer((_request, response) => {
            visited = true;
            response.end('{}');
        }).listen(0, '127.0.0.1');
        await once(elsewhere, 'listening');
        const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
        microsoft.onCall = () => ({ status: 307, headers: { location } });
        await assert.rejects(microsoft.client.getReferral(ID, context), {
            code: 'PARTNER_CENTER_UNAVAILABLE'
        });
        assert.equal(visited, false);
        elsewhere.close();
    });
});

describe('a call that fails in passing', () => {
    /** Answers the calls one after the other, the last one again and again. */
    const answers = (...list: Answer[]) => {
        let next = 0;
        microsoft.onCall = () => list[Math.min(next++, list.length - 1)] as Answer;
    };
    const methods = () => calls().map(({ method }) => method);
    const ok = { body: referral(ID) };
    /** Nobody listens any more, and the connections of before are known to be broken. */
    const goAway = async () => {
        await microsoft.close();
        await assert.rejects(microsoft.client.createReferral({}, context));
    };

    it('is repeated when it only reads, each time with a request id of its own', async () => {
        answers({ status: 503 }, { status: 500 }, ok);
        assert.equal((await microsoft.client.getReferral(ID, context)).id, ID);
        assert.deepEqual(methods(), ['GET', 'GET', 'GET']);
        assert.equal(new Set(calls().map(({ headers }) => headers['client-request-id'])).size, 3);
        assert.deepEqual(microsoft.pauses, [250, 1000]);
    });

    it('is given up after the second repetition', async () => {
        answers({ status: 500 });
        await assert.rejects(microsoft.client.getReferral(ID, context), {
            code: 'PARTNER_CENTER_UNAVAILABLE'
        });
        assert.equal(calls().length, 3);
    });

    it('is never repeated when it creates or changes', async () => {
        answers({ status: 503 });
        const patch = [{ op: 'replace' as const, path: '/name', value: 'After' }];
        await assert.rejects(microsoft.client.createReferral({}, context));
        await assert.rejects(microsoft.client.patchReferral(ID, patch, { eTag: '"1"' }, context));
        assert.deepEqual(methods(), ['POST', 'PATCH']);
    });

    it('is not repeated when the host asks for fewer calls, and the host is left alone as long as it says', async () => {
        answers({ status: 429, headers: { 'retry-after': '57' } }, ok);
        await assert.rejects(microsoft.client.getReferral(ID, context), { retryAfter: 57 });
        await assert.rejects(microsoft.client.getReferral(ID, context), {
            name: 'Postponed',
            until: new Date(microsoft.clock + 57_000)
        });
        assert.equal(calls().length, 1, 'the second one was not made');
        microsoft.clock += 57_000;
        assert.equal((await microsoft.client.getReferral(ID, context)).id, ID);
    });

    it('does not shut the other host', async () => {
        answers({ status: 429, headers: { 'retry-after': '57' } }, { status: 404 });
        await assert.rejects(microsoft.client.getReferral(ID, context));
        assert.equal(await microsoft.client.getRegistration(context), null);
        assert.deepEqual(
            microsoft.client.hosts().map(({ state }) => state),
            ['open', 'closed']
        );
    });

    it('tells whether it was certainly without effect', async () => {
        const withoutEffect = async () =>
            microsoft.client.createReferral({}, context).then(
                () => assert.fail('created'),
                (error: CallFailure) => error.withoutEffect
            );
        answers({ status: 400 }, { status: 500 }, { status: 408 });
        assert.deepEqual(
            [await withoutEffect(), await withoutEffect(), await withoutEffect()],
            [true, false, false]
        );
        await goAway();
        assert.equal(await withoutEffect(), true, 'nobody was there to hear it');
        microsoft = await startMicrosoft();
    });

    it('under an ETag is repeated when it never left', async () => {
        answers(ok);
        await microsoft.client.getReferral(ID, context);
        await goAway();
        const patch = [{ op: 'replace' as const, path: '/name', value: 'After' }];
        for (const [eTag, made] of [
            ['"1"', 3],
            [null, 1]
        ] as const) {
            microsoft.calls.length = 0;
            await assert.rejects(microsoft.client.patchReferral(ID, patch, { eTag }, context));
            assert.equal(microsoft.calls.length, made);
        }
        microsoft = await startMicrosoft();
    });
});

describe('a referral', () => {
    it('is created by POST, whether Microsoft answers 200 or 201', async () => {
        for (const status of [200, 201]) {
            microsoft.onCall = ({ body }) => ({
                status,
                body: { ...referral(ID), ...(JSON.parse(body) as object) }
            });
            const created = await microsoft.client.createReferral({ name: 'Deal', planted: 7 }, context);
            assert.equal(created.id, ID);
            assert.equal(created['planted'], 7, 'an unknown field is kept');
        }
        assert.deepEqual([calls()[0]?.method, calls()[0]?.path], ['POST', '/v1.0/engagements/referrals']);
    });

    it('is patched under its eTag, inner quotes included, and comes back', async () => {
        microsoft.onCall = () => ({ body: referral(ID, { name: 'After' }) });
        const patch = [{ op: 'replace' as const, path: '/name', value: 'After' }];
        const after = await microsoft.client.patchReferral(ID, patch, { eTag: '"84001c9d"' }, context);
        assert.equal(after?.name, 'After');
        const [{ method, path, headers, body } = {} as Received] = calls();
        assert.deepEqual([method, path], ['PATCH', `/v1.0/engagements/referrals/${ID}`]);
        assert.equal(headers['if-match'], '"84001c9d"');
        assert.equal(headers['prefer'], 'return=representation');
        assert.equal(headers['content-type'], 'application/json');
        assert.deepEqual(JSON.parse(body), patch);
    });

    it('may be answered by 204 after a patch; without an eTag no If-Match is sent', async () => {
        microsoft.onCall = () => ({ status: 204 });
        const patch = [{ op: 'replace' as const, path: '/name', value: 'After' }];
        assert.equal(await microsoft.client.patchReferral(ID, patch, { eTag: null }, context), null);
        assert.equal(calls()[0]?.headers['if-match'], undefined);
    });
});

describe('a patch that is answered by 204', () => {
    const patch = [{ op: 'replace' as const, path: '/name', value: 'After' }];
    const readsBack = (eTag: string) => {
        microsoft.onCall = ({ method }) =>
            method === 'PATCH'
                ? { status: 204, headers: { etag: '"2"' } }
                : { body: referral(ID, { name: 'After', eTag }) };
        return microsoft.client.patchReferral(ID, patch, { eTag: '"1"' }, context);
    };

    it('is read back under the eTag that it was answered with', async () => {
        assert.equal((await readsBack('"2"'))?.name, 'After');
        assert.deepEqual(
            calls().map(({ method }) => method),
            ['PATCH', 'GET']
        );
    });

    it('tells nothing when somebody has changed the referral again before it was read', async () => {
        assert.equal(await readsBack('"3"'), null);
    });
});

describe('a list of referrals', () => {
    const read = async (engagementId?: string) => {
        const ids: string[] = [];
        const query = engagementId ? { engagementId } : {};
        for await (const { id } of microsoft.client.listReferrals(query, context)) ids.push(id);
        return ids;
    };

    it('is asked for newest first, by engagement with the quote doubled', async () => {
        microsoft.onCall = () => ({ body: { value: [] } });
        await read("e' or 1 eq '1");
        const { searchParams } = new URL(calls()[0]?.path ?? '', 'http://host');
        assert.equal(searchParams.get('$orderby'), 'createdDateTime desc');
        assert.equal(searchParams.get('$filter'), "engagementId eq 'e'' or 1 eq ''1'");
        assert.doesNotMatch(calls()[0]?.path ?? '', /\+/, 'a blank is %20');
    });

    it('follows a nextLink of another scheme, host and path to our own host', async () => {
        microsoft.onCall = ({ path }) =>
            path.includes('$skiptoken=abc')
                ? { body: { value: [referral('2')] } }
                : {
                      body: {
                          value: [referral('1')],
                          '@odata.nextLink': 'http://evil.example/v1.0/referrals?$skiptoken=abc'
                      }
                  };
        assert.deepEqual(await read(), ['1', '2']);
        assert.equal(calls()[1]?.path, '/v1.0/engagements/referrals?$skiptoken=abc');
    });

    it('is read no further than the caller wants', async () => {
        microsoft.onCall = () => ({
            body: { value: [referral('1')], '@odata.nextLink': 'http://x/?$skiptoken=1' }
        });
        for await (const _one of microsoft.client.listReferrals({}, context)) break;
        assert.equal(calls().length, 1);
    });

    it('that leads back to itself is given up', async () => {
        microsoft.onCall = () => ({ body: { value: [], '@odata.nextLink': 'http://x/?$skiptoken=1' } });
        await assert.rejects(read(), { code: 'UNEXPECTED' });
        assert.equal(calls().length, 2);
    });
});
