import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createDeal, privateDeal } from '../testing/deals.ts';
import { send, startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';

describe('the public server', () => {
    let partner: Partner;
    let headers: Record<string, string>;
    before(async () => {
        partner = await startPartner();
        headers = await partner.bearer('https://api.partner.microsoft.com');
    });
    after(() => partner.close());
    const base = () => `${partner.url}/v1.0/engagements/referrals`;

    test('echoes correlation ids and names its own request', async () => {
        const sent = { 'client-request-id': crypto.randomUUID(), 'MS-CorrelationId': crypto.randomUUID() };
        const answer = await send('GET', base(), { ...headers, ...sent });
        assert.equal(answer.headers.get('client-request-id'), sent['client-request-id']);
        assert.equal(answer.headers.get('ms-correlationid'), sent['MS-CorrelationId']);
        assert.match(answer.headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
        assert.ok(answer.headers.get('x-ms-ags-diagnostic'));
    });

    test('writes every request with its correlation ids, name and outcome into the journal', async () => {
        const correlation = crypto.randomUUID();
        await send('POST', base(), { ...headers, 'ms-correlationid': correlation }, { type: 'Shared' });
        const { id } = await createDeal(partner);
        const requests = (await partner.journal()).filter((entry) => entry.kind === 'request');
        const [refused, created] = requests.slice(-2);
        assert.deepEqual(
            [
                refused?.operation,
                refused?.status,
                refused?.errorCode,
                refused?.correlation['ms-correlationid']
            ],
            ['createReferral', 400, 'invalidRequest', correlation]
        );
        assert.deepEqual([created?.status, created?.referralId], [200, id]);
        const { body } = await partner.control<{ entries: unknown[] }>(
            'GET',
            `/journal?after=${created?.seq}`
        );
        assert.deepEqual(body.entries, []);
    });

    test('puts no token and no secret into the journal', async () => {
        await createDeal(partner);
        const text = JSON.stringify(await partner.journal());
        assert.equal(text.includes(headers['authorization']?.slice(7) ?? '?'), false);
        assert.equal(text.includes(partner.signedIn.clientSecret), false);
        assert.equal(text.includes(partner.signedIn.refreshToken), false);
    });

    test('refuses what it does not have: address, method, media type, size, broken JSON', async () => {
        const status = async (
            method: 'GET' | 'POST' | 'DELETE',
            url: string,
            more: object,
            body?: unknown
        ) => {
            const answer = await send<ErrorBody>(method, url, { ...headers, ...more }, body);
            assert.ok(answer.body.error.code, `${method} ${url} has the error envelope`);
            return answer.status;
        };
        assert.equal(await status('GET', `${partner.url}/v1.0/leads`, {}), 404);
        assert.equal(await status('GET', `${partner.url}/control/referrals`, {}), 404);
        assert.equal(await status('DELETE', `${base()}/${crypto.randomUUID()}`, {}), 405);
        const xml = { 'content-type': 'application/xml' };
        assert.equal(await status('POST', base(), xml, '<referral/>'), 415);
        assert.equal(await status('POST', base(), {}, '{"type":'), 400);
        assert.equal(await status('POST', base(), {}, `"${'x'.repeat(1_100_000)}"`), 413);
        assert.equal(await status('POST', `${base()}?notify=false`, {}, privateDeal()), 400);
    });

    test('says which methods an address takes', async () => {
        const answer = await send('DELETE', `${base()}/${crypto.randomUUID()}`, headers);
        assert.equal(answer.headers.get('allow'), 'GET, PUT, PATCH');
    });
});
