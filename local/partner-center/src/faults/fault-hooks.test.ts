import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RequestEntry } from '../journal/journal.ts';
import type { Referral } from '../referrals/referral.ts';
import { change, createDeal, privateDeal } from '../testing/deals.ts';
import { startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';

describe('faults on demand', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());

    const fault = (kind: string, more: object = {}) => partner.control('POST', '/faults', { kind, ...more });
    const list = () => partner.referrals<ErrorBody>('GET', '?$top=1');
    const count = async () =>
        (await partner.control<{ referrals: Referral[] }>('GET', '/referrals')).body.referrals.length;
    const lastRequest = async () =>
        (await partner.journal()).filter((entry) => entry.kind === 'request').at(-1) as RequestEntry;

    test('throttle as many requests as asked for, with Retry-After, then no more', async () => {
        await fault('throttled', { count: 2, retryAfterSeconds: 3 });
        for (let time = 0; time < 2; time += 1) {
            const { status, headers, body } = await list();
            assert.deepEqual([status, headers.get('retry-after')], [429, '3']);
            assert.equal(body.error.code, 'serviceNotAvailable');
        }
        assert.equal((await list()).status, 200);
    });

    test('throttle the webhook host in the form of the gateway', async () => {
        await fault('throttled');
        const { status, headers, body } = await partner.webhooks<object>('GET', '');
        assert.deepEqual([status, headers.get('retry-after')], [429, '57']);
        assert.deepEqual(body, {
            statusCode: 429,
            message: 'Rate limit is exceeded. Try again in 57 seconds.'
        });
    });

    test('answer 500 or 503 instead', async () => {
        await fault('unavailable', { status: 500 });
        await fault('unavailable', { retryAfterSeconds: 9 });
        const [first, second] = [await list(), await list()];
        assert.deepEqual([first.status, first.body.error.code], [500, 'generalException']);
        assert.deepEqual([second.status, second.headers.get('retry-after')], [503, '9']);
    });

    test('meet only the requests that fit: by method, address or operation', async () => {
        await fault('unavailable', {
            method: 'POST',
            path: '/v1.0/engagements',
            operation: 'createReferral'
        });
        assert.equal((await list()).status, 200);
        assert.equal((await partner.webhooks('POST', '', {})).status, 400);
        assert.equal((await partner.referrals('POST', '', privateDeal())).status, 503);
        assert.equal((await partner.referrals('POST', '', privateDeal())).status, 200);
    });

    test('hold an answer back for a while', async () => {
        await fault('slow', { milliseconds: 150 });
        const start = performance.now();
        assert.equal((await list()).status, 200);
        assert.ok(performance.now() - start >= 149);
    });

    test('cut the connection before the effect', async () => {
        const before = await count();
        await fault('cutBefore', { method: 'POST' });
        await assert.rejects(partner.referrals('POST', '', privateDeal()));
        assert.equal(await count(), before);
        const { operation, status, flags } = await lastRequest();
        assert.deepEqual([operation, status, flags], ['createReferral', 0, ['fault: cutBefore']]);
    });

    for (const kind of ['cutAfter', 'cutHalfway']) {
        test(`${kind}: the effect is there, the answer is not`, async () => {
            const before = await count();
            await fault(kind, { method: 'POST' });
            await assert.rejects(partner.referrals('POST', '', privateDeal()));
            assert.equal(await count(), before + 1);
        });
        test(`${kind} of an answer without a body loses it whole`, async () => {
            const { id } = await createDeal(partner);
            await fault(kind, { method: 'PATCH' });
            await assert.rejects(partner.referrals('PATCH', `/${id}`, [change('/campaignId', kind)]));
            assert.equal((await partner.referrals('GET', `/${id}`)).body.campaignId, kind);
        });
    }

    test('half of an answer is half: its length is announced and not kept', async () => {
        await fault('cutHalfway');
        const response = await fetch(`${partner.url}/v1.0/engagements/referrals`);
        assert.equal(response.status, 401);
        await assert.rejects(response.text());
    });

    test('are listed and taken back', async () => {
        await fault('unavailable', { count: 5 });
        const { body } = await partner.control<{ faults: { count: number }[] }>('GET', '/faults');
        assert.deepEqual(
            body.faults.map(({ count: left }) => left),
            [5]
        );
        await partner.control('DELETE', '/faults');
        assert.equal((await list()).status, 200);
    });

    test('a wrong fault is refused by name', async () => {
        const { status, body } = await partner.control<ErrorBody>('POST', '/faults', { kind: 'meteor' });
        assert.equal(status, 400);
        assert.match(body.error.message, /kind: must be one of/);
    });

    test("a skewed clock shows in Date, in bodies and in the token's times, and the token still works", async () => {
        await partner.switches({ clockSkewSeconds: -600 });
        await partner.renew();
        const late = Date.now() - 500_000;
        const { headers, body } = await partner.referrals('POST', '', privateDeal());
        assert.ok(Date.parse(headers.get('date') ?? '') < late);
        assert.ok(Date.parse(body.createdDateTime) < late);
        const reply = await partner.tokenReply<{ not_before: string }>(
            partner.grant('https://api.partner.microsoft.com')
        );
        assert.ok(Number(reply.body.not_before) * 1000 < late);
        await partner.switches({ clockSkewSeconds: 0 });
    });
});
