import assert from 'node:assert/strict';
import { after, beforeEach, afterEach, before, describe, test } from 'node:test';
import { send, startPartner, type Partner } from '../testing/partner.ts';
import { startReceiver } from '../testing/receiver.ts';

interface Registered {
    SubscriberId: string;
    WebhookUrl: string;
    WebhookEvents: string[];
}
interface Validation {
    status: string;
    callbackUrl: string;
    results: { responseCode: string; systemError: boolean }[];
}
interface Refused {
    code: string;
    description: string;
}

const url = 'https://relay.contoso.example/webhooks/partner-center';
const wanted = (changes: object = {}) => ({
    WebhookUrl: url,
    WebhookEvents: ['referral-created', 'referral-updated'],
    ...changes
});

describe('the webhook registration', () => {
    let partner: Partner;
    beforeEach(async () => (partner = await startPartner()));
    afterEach(() => partner.close());

    test('does not exist at first: GET and PUT find nothing', async () => {
        assert.equal((await partner.webhooks('GET', '')).status, 404);
        const { status, body } = await partner.webhooks<Refused>('PUT', '', wanted());
        assert.equal(status, 404);
        assert.deepEqual(Object.keys(body), ['code', 'description', 'data', 'source']);
    });

    test('is made once: a second POST is a conflict, PUT replaces', async () => {
        const { status, body } = await partner.webhooks<Registered>('POST', '', wanted());
        assert.deepEqual([status, body.WebhookUrl], [200, url]);
        const again = await partner.webhooks<Refused>('POST', '', wanted({ WebhookUrl: `${url}/2` }));
        assert.equal(again.status, 409);
        assert.match(again.body.description, /PUT/);
        const replaced = await partner.webhooks<Registered>('PUT', '', wanted({ WebhookUrl: `${url}/2` }));
        assert.equal(replaced.body.SubscriberId, body.SubscriberId);
        const { body: now } = await partner.webhooks('GET', '');
        assert.deepEqual(now, { WebhookUrl: `${url}/2`, WebhookEvents: wanted().WebhookEvents });
    });

    test('takes the swagger’s spelling as well', async () => {
        const body = {
            webhookUrl: url,
            webhookEvents: ['test-created'],
            signatureTokenToMsSignatureHeader: true
        };
        assert.equal((await partner.webhooks('POST', '', body)).status, 200);
        await partner.switches({ registrationSpelling: 'camelCase' });
        const { body: read } = await partner.webhooks('GET', '');
        assert.deepEqual(read, { webhookUrl: url, webhookEvents: ['test-created'] });
        const { body: put } = await partner.webhooks('PUT', '', body);
        assert.deepEqual(Object.keys(put as object), ['subscriberId', 'webhookUrl', 'webhookEvents']);
    });

    const refused: [string, object][] = [
        ['an address that is none', { WebhookUrl: 'relay' }],
        ['http beyond this machine', { WebhookUrl: 'http://relay.contoso.example/' }],
        ['an event that nobody knows', { WebhookEvents: ['referral-deleted'] }],
        ['no events', { WebhookEvents: [] }],
        ['an invented property', { Secret: 'x' }]
    ];
    for (const [what, changes] of refused) {
        test(`refuses ${what}`, async () => {
            assert.equal((await partner.webhooks('POST', '', wanted(changes))).status, 400);
            assert.equal((await partner.webhooks('GET', '')).status, 404);
        });
    }

    test('lists the events of referrals and the test event', async () => {
        const { body } = await partner.webhooks<string[]>('GET', '/events');
        for (const event of ['referral-created', 'related-referral-updated', 'test-created']) {
            assert.ok(body.includes(event), event);
        }
    });

    test('is closed to tokens of the Referrals API', async () => {
        const headers = await partner.bearer('https://api.partner.microsoft.com');
        const answer = await send('GET', `${partner.url}/webhooks/v1/registration/events`, headers);
        assert.equal(answer.status, 401);
    });
});

describe('validation events', () => {
    let partner: Partner;
    let receiver: Awaited<ReturnType<typeof startReceiver>>;
    before(async () => {
        partner = await startPartner();
        receiver = await startReceiver();
    });
    after(async () => {
        await partner.close();
        await receiver.close();
    });
    const request = () =>
        partner.webhooks<{ correlationId: string; statusCode: number }>('POST', '/validationEvents');

    /** The API itself tells when an attempt has been noted; there is no other signal on this side. */
    const completed = async (correlationId: string) => {
        const deadline = Date.now() + 10_000;
        for (;;) {
            const { body } = await partner.webhooks<Validation>('GET', `/validationEvents/${correlationId}`);
            if (body.status === 'completed') return body;
            assert.ok(Date.now() < deadline, `still ${body.status} after 10 seconds`);
        }
    };

    test('need a registration for test-created', async () => {
        assert.equal((await request()).status, 404);
        await partner.webhooks('POST', '', wanted({ WebhookUrl: receiver.url }));
        assert.equal((await request()).status, 400);
        await partner.webhooks('PUT', '', { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] });
    });

    test('arrive, report how they fared, and come two a minute', async () => {
        const { status, body } = await request();
        assert.equal(status, 200);
        const [delivery] = await receiver.atLeast(1);
        assert.equal(delivery?.event.EventName, 'test-created');
        assert.match(delivery.event.ResourceUri, new RegExp(`/validationEvents/${body.correlationId}$`));

        assert.equal((await request()).status, 200);
        const third = await request();
        assert.deepEqual([third.status, third.body.statusCode], [429, 429]);
        const wait = Number(third.headers.get('retry-after'));
        assert.ok(wait > 50 && wait <= 60);
        await partner.control('POST', '/clock', { at: new Date(Date.now() + 61_000).toISOString() });
        assert.equal((await request()).status, 200);
        await partner.control('POST', '/clock', { at: null });
    });

    test('can be asked about by their id; an unknown one is not found', async () => {
        const { body } = await partner.control<{ correlationId: string }>('POST', '/webhooks/test');
        await receiver.atLeast(4);
        const event = await completed(body.correlationId);
        assert.equal(event.callbackUrl, receiver.url);
        assert.deepEqual(
            event.results.map(({ responseCode, systemError }) => [responseCode, systemError]),
            [['OK', false]]
        );
        assert.equal((await partner.webhooks('GET', `/validationEvents/${crypto.randomUUID()}`)).status, 404);
    });
});
