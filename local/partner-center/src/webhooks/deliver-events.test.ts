import assert from 'node:assert/strict';
import { verify, X509Certificate } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test, type TestContext } from 'node:test';
import type { DeliveryEntry } from '../journal/journal.ts';
import { change, createConnected, createDeal, inviteFromMicrosoft } from '../testing/deals.ts';
import { startPartner, type Partner } from '../testing/partner.ts';
import { startReceiver, type Received } from '../testing/receiver.ts';
import { referralEvents } from './registration.ts';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

const register = (partner: Partner, { url }: Receiver, changes: object = {}) =>
    partner.webhooks('POST', '', {
        WebhookUrl: url,
        WebhookEvents: [...referralEvents, 'test-created'],
        ...changes
    });

const summary = ({ event }: Received) => [event.EventName, event.ResourceUri.split('/').at(-1)];

describe('the events of a deal', () => {
    let partner: Partner;
    let receiver: Receiver;
    beforeEach(async () => {
        partner = await startPartner();
        receiver = await startReceiver();
        await register(partner, receiver);
    });
    afterEach(async () => {
        await partner.close();
        await receiver.close();
    });

    test('our own POST and PATCH raise created and updated, Microsoft’s side the related ones', async () => {
        const { own, microsofts } = await createConnected(partner);
        await partner.referrals('PATCH', `/${own.id}`, [change('/details/notes', 'x')]);
        await partner.control('POST', `/microsoft/referrals/${microsofts.id}/accept`);
        const received = await receiver.atLeast(4);
        // The order of deliveries is not promised.
        assert.deepEqual(
            received.map((one) => summary(one).join(' ')).sort(),
            [
                `referral-created ${own.id}`,
                `referral-updated ${own.id}`,
                `related-referral-created ${microsofts.id}`,
                `related-referral-updated ${microsofts.id}`
            ].sort()
        );
    });

    test('an edit in the portal is announced like any other', async () => {
        const own = await createDeal(partner);
        await partner.control('POST', `/portal/referrals/${own.id}`, [change('/details/dealValue', 777)]);
        const received = await receiver.atLeast(2);
        assert.ok(received.some(({ event }) => event.EventName === 'referral-updated'));
        assert.equal((await partner.referrals('GET', `/${own.id}`)).body.details.dealValue, 777);
    });

    test('a deal of Microsoft’s brings one event for each of its two referrals', async () => {
        const invited = await inviteFromMicrosoft(partner);
        const received = await receiver.atLeast(2);
        assert.deepEqual(received.map(({ event }) => event.EventName).sort(), [
            'referral-created',
            'related-referral-created'
        ]);
        assert.ok(received.some((one) => summary(one)[1] === invited.id));
    });

    test('by switch a related event carries the partner’s id, and another ResourceUri', async () => {
        await partner.switches({
            relatedEventId: 'own',
            resourceUriTemplate: 'https://api.partner.microsoft.com/v1.0/engagements/referrals/{id}'
        });
        const { own } = await createConnected(partner);
        const received = await receiver.atLeast(2);
        const related = received.find(({ event }) => event.EventName === 'related-referral-created');
        const address = `https://api.partner.microsoft.com/v1.0/engagements/referrals/${own.id}`;
        assert.equal(related?.event.ResourceUri, address);
    });

    test('has the documented payload and nothing else', async () => {
        const own = await createDeal(partner);
        const [delivery] = await receiver.atLeast(1);
        const { ResourceChangeUtcDate: date, ...rest } = delivery?.event ?? {};
        assert.deepEqual(rest, {
            EventName: 'referral-created',
            ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${own.id}`,
            ResourceName: 'referral',
            AuditUri: null
        });
        assert.match(date ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00$/);
    });
});

describe('the signature of a delivery', () => {
    let partner: Partner;
    let receiver: Receiver;
    before(async () => {
        partner = await startPartner();
        receiver = await startReceiver();
        await register(partner, receiver);
    });
    after(async () => {
        await partner.close();
        await receiver.close();
    });
    const certificate = async (url: string) => {
        const response = await fetch(url);
        assert.equal(response.headers.get('content-type'), 'application/pkix-cert');
        return new X509Certificate(Buffer.from(await response.arrayBuffer()));
    };
    const signatureOf = (header: unknown) => Buffer.from(String(header).replace(/^Signature /, ''), 'base64');

    test('holds over the bytes of the body, by a leaf that leads through its AIA to our root', async () => {
        await createDeal(partner);
        const [delivery] = await receiver.atLeast(1);
        assert.ok(delivery);
        const { headers, body } = delivery;
        assert.equal(headers['x-ms-signature-algorithm'], 'rsa-sha256');
        assert.equal(headers['x-ms-signature'], undefined);
        const address = String(headers['x-ms-certificate-url']);
        assert.equal(address, `${partner.url}/cert/pcnotifications-dispatch.microsoft.com.cer`);

        const leaf = await certificate(address);
        const signature = signatureOf(headers.authorization);
        assert.equal(verify('sha256', body, leaf.publicKey, signature), true);
        assert.equal(
            verify('sha256', Buffer.concat([body, Buffer.from(' ')]), leaf.publicKey, signature),
            false
        );

        const [, issuerUrl = ''] = /CA Issuers - URI:(\S+)/.exec(leaf.infoAccess ?? '') ?? [];
        const intermediate = await certificate(issuerUrl);
        const root = new X509Certificate(partner.rootCertificatePem);
        assert.ok(leaf.checkIssued(intermediate) && leaf.verify(intermediate.publicKey));
        assert.ok(intermediate.checkIssued(root) && intermediate.verify(root.publicKey));
        assert.ok(root.verify(root.publicKey));
        assert.deepEqual([leaf.ca, intermediate.ca, root.ca], [false, true, true]);
        assert.match(leaf.issuer, /^O=Microsoft Corporation$/m);
        assert.ok(leaf.checkHost('pcnotifications-dispatch.microsoft.com'));
        assert.ok(Date.parse(leaf.validFrom) < Date.now() && Date.now() < Date.parse(leaf.validTo));
    });

    test('moves to x-ms-signature where the registration says so', async () => {
        await partner.webhooks('PUT', '', {
            WebhookUrl: receiver.url,
            WebhookEvents: ['referral-created'],
            SignatureTokenToMsSignatureHeader: true
        });
        await createDeal(partner);
        const delivery = (await receiver.atLeast(2))[1];
        assert.ok(delivery);
        assert.equal(delivery.headers.authorization, undefined);
        const leaf = await certificate(String(delivery.headers['x-ms-certificate-url']));
        const signature = signatureOf(delivery.headers['x-ms-signature']);
        assert.equal(verify('sha256', delivery.body, leaf.publicKey, signature), true);
    });
});

describe('attempts', () => {
    let partner: Partner;
    beforeEach(async () => (partner = await startPartner({ switches: { webhookBackoffMilliseconds: 1 } })));
    afterEach(() => partner.close());
    const receive = async (t: TestContext, answer?: (delivery: number) => number) => {
        const receiver = await startReceiver(answer);
        t.after(() => receiver.close());
        return receiver;
    };
    const deliveries = async () =>
        (await partner.journal()).filter((entry) => entry.kind === 'delivery') as DeliveryEntry[];
    /** The journal tells when an event has left the queue; there is no other signal on this side. */
    const untilQueueIsEmpty = async () => {
        const deadline = Date.now() + 10_000;
        for (;;) {
            const { body } = await partner.control<{ undelivered: unknown[] }>('GET', '/webhooks');
            if (body.undelivered.length === 0) return;
            assert.ok(Date.now() < deadline, 'events are still queued after 10 seconds');
        }
    };

    test('go on until one is answered with success, with the same bytes', async (t) => {
        const receiver = await receive(t, (delivery) => (delivery < 3 ? 503 : 200));
        await register(partner, receiver);
        await createDeal(partner);
        const received = await receiver.atLeast(3);
        await untilQueueIsEmpty();
        assert.equal(new Set(received.map(({ body }) => body.toString())).size, 1);
        assert.deepEqual(
            (await deliveries()).map(({ attempt, status, outcome }) => [attempt, status, outcome]),
            [
                [1, 503, 'again'],
                [2, 503, 'again'],
                [3, 200, 'delivered']
            ]
        );
    });

    test('end after ten, and the event is never sent again', async (t) => {
        const receiver = await receive(t, () => 500);
        await register(partner, receiver);
        await createDeal(partner);
        await receiver.atLeast(10);
        await untilQueueIsEmpty();
        const outcomes = (await deliveries()).map(({ outcome }) => outcome);
        assert.deepEqual(outcomes, [...Array.from({ length: 9 }, () => 'again'), 'parked']);
        assert.equal(receiver.received.length, 10);
    });

    test('a redirect is a failure, and is not followed', async (t) => {
        const receiver = await receive(t, (delivery) => (delivery === 1 ? 307 : 200));
        await register(partner, receiver);
        await createDeal(partner);
        await receiver.atLeast(2);
        await untilQueueIsEmpty();
        assert.deepEqual(
            (await deliveries()).map(({ status }) => status),
            [307, 200]
        );
    });

    test('say why nobody answered', async (t) => {
        const receiver = await receive(t);
        await receiver.close();
        await partner.switches({ webhookAttempts: 1 });
        await register(partner, receiver);
        await createDeal(partner);
        await untilQueueIsEmpty();
        const [entry] = await deliveries();
        assert.deepEqual([entry?.status, entry?.outcome], [null, 'parked']);
        assert.match(entry?.problem ?? '', /ECONNREFUSED/);
    });

    test('events that nobody registered for are not kept for later', async (t) => {
        const receiver = await receive(t);
        await register(partner, receiver, { WebhookEvents: ['referral-updated'] });
        const own = await createDeal(partner);
        await partner.referrals('PATCH', `/${own.id}`, [change('/details/notes', 'x')]);
        const received = await receiver.atLeast(1);
        assert.deepEqual(received.map(summary), [['referral-updated', own.id]]);
    });
});
