import assert from 'node:assert/strict';
import { verify, X509Certificate } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { DeliveryEntry } from '../journal/journal.ts';
import { change, createDeal } from '../testing/deals.ts';
import { startPartner, type Partner } from '../testing/partner.ts';
import { startReceiver } from '../testing/receiver.ts';
import { referralEvents } from './registration.ts';

describe('events that do not come as they should', () => {
    let partner: Partner;
    let receiver: Awaited<ReturnType<typeof startReceiver>>;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    beforeEach(async () => {
        receiver = await startReceiver();
        await takeOver(receiver.url);
    });
    afterEach(() => receiver.close());

    const takeOver = (url: string) => partner.control('POST', '/webhooks/take-over', { url });
    const namesOf = () => receiver.received.map(({ event }) => event.EventName);
    const idsOf = () => receiver.received.map(({ event }) => event.ResourceUri.split('/').at(-1));

    test('are lost, once, and the journal says so', async () => {
        await partner.control('POST', '/webhooks/faults', { kind: 'lose', eventName: 'referral-created' });
        const lost = await createDeal(partner);
        const sent = await createDeal(partner);
        await receiver.atLeast(1);
        assert.deepEqual(idsOf(), [sent.id]);
        const losses = (await partner.journal()).filter(
            (entry) => entry.kind === 'delivery' && entry.outcome === 'lost'
        ) as DeliveryEntry[];
        assert.deepEqual(
            losses.map(({ resourceId }) => resourceId),
            [lost.id]
        );
    });

    test('come twice, each signed', async () => {
        await partner.control('POST', '/webhooks/faults', { kind: 'duplicate' });
        const { id } = await createDeal(partner);
        await receiver.atLeast(2);
        assert.deepEqual(idsOf(), [id, id]);
    });

    test('come late', async () => {
        await partner.control('POST', '/webhooks/faults', { kind: 'delay', milliseconds: 200 });
        const { id } = await createDeal(partner);
        const next = await createDeal(partner);
        await receiver.atLeast(2);
        assert.deepEqual(idsOf(), [next.id, id]);
    });

    test('come in the reverse order when they were held back', async () => {
        await partner.control('POST', '/webhooks/hold');
        const { id } = await createDeal(partner);
        await partner.referrals('PATCH', `/${id}`, [change('/campaignId', 'x')]);
        await partner.referrals('PATCH', `/${id}`, [
            change('/status', 'Closed'),
            change('/substatus', 'Won')
        ]);
        const { body } = await partner.control<{ undelivered: object[] }>('GET', '/webhooks');
        assert.deepEqual([body.undelivered.length, receiver.received.length], [3, 0]);
        await partner.control('POST', '/webhooks/release', { order: 'reversed' });
        await receiver.atLeast(3);
        assert.deepEqual(namesOf(), ['referral-updated', 'referral-updated', 'referral-created']);
    });

    test('go to another tool once it has registered, and to nobody without a registration', async () => {
        const other = await startReceiver();
        await takeOver(other.url);
        await createDeal(partner);
        await other.atLeast(1);
        assert.deepEqual(receiver.received, []);
        const { body } = await partner.webhooks<{ WebhookUrl: string; WebhookEvents: string[] }>('GET', '');
        assert.deepEqual([body.WebhookUrl, body.WebhookEvents], [other.url, [...referralEvents]]);
        await partner.control('DELETE', '/webhooks');
        assert.equal((await partner.webhooks('GET', '')).status, 404);
        await other.close();
    });

    test('are shown once they were parked', async () => {
        const refusing = await startReceiver(() => 500);
        await takeOver(refusing.url);
        await partner.switches({ webhookBackoffMilliseconds: 0, webhookAttempts: 10 });
        const { id } = await createDeal(partner);
        await refusing.atLeast(10);
        await refusing.close();
        // The tenth answer is on its way back: any later event is queued behind it, so read until it is
        // there.
        await takeOver(receiver.url);
        let parked: { resourceId: string; attempts: number }[] = [];
        while (parked.length === 0) {
            ({ parked } = (await partner.control<{ parked: typeof parked }>('GET', '/webhooks')).body);
        }
        assert.deepEqual([parked[0]?.resourceId, parked[0]?.attempts], [id, 10]);
    });

    test('carry an AuditUri and a capital by switch', async () => {
        await partner.switches({ auditUri: 'address', resourceName: 'Referral' });
        await createDeal(partner);
        const [{ event } = { event: null }] = await receiver.atLeast(1);
        assert.equal(event?.ResourceName, 'Referral');
        assert.match(JSON.stringify(event), /"AuditUri":"https:\/\/api\.partnercenter\.microsoft\.com\//);
        await partner.switches({ auditUri: 'AuditUrl', resourceName: 'referral' });
        await createDeal(partner);
        const renamed = (await receiver.atLeast(2))[1]?.event;
        assert.match(JSON.stringify(renamed), /"AuditUrl":"https:/);
        assert.ok(!('AuditUri' in (renamed ?? {})));
        await partner.switches({ auditUri: 'null' });
    });

    describe('and their certificates', () => {
        const served = async () => {
            const [last] = receiver.received.slice(-1);
            const response = await fetch(String(last?.headers['x-ms-certificate-url']));
            const certificate = new X509Certificate(Buffer.from(await response.arrayBuffer()));
            const [, signature = ''] = String(last?.headers.authorization).split(' ');
            const fits = verify(
                'sha256',
                last?.body ?? Buffer.alloc(0),
                certificate.publicKey,
                Buffer.from(signature, 'base64')
            );
            return { certificate, fits };
        };
        const event = async () => {
            const count = receiver.received.length;
            await createDeal(partner);
            await receiver.atLeast(count + 1);
        };
        after(() => partner.switches({ signingCertificate: 'good' }));

        const odd = {
            expired: ({ validTo }: X509Certificate) => Date.parse(validTo) < Date.now(),
            selfSigned: (certificate: X509Certificate) => certificate.checkIssued(certificate),
            wrongSubject: ({ subject }: X509Certificate) => !subject.includes('pcnotifications-dispatch'),
            wrongIssuer: ({ issuer }: X509Certificate) => !issuer.includes('O=Microsoft Corporation')
        };
        for (const [name, isOdd] of Object.entries(odd)) {
            test(`${name}: the signature fits it, and only this is wrong with it`, async () => {
                await partner.switches({ signingCertificate: name as keyof typeof odd });
                await event();
                const { certificate, fits } = await served();
                const wrong = Object.entries(odd).filter(([, check]) => check(certificate));
                assert.equal(fits, true);
                assert.deepEqual(
                    wrong.map(([one]) => one),
                    [name]
                );
                assert.equal(isOdd(certificate), true);
            });
        }

        test('a rotated key signs what comes; the old certificate is gone from its address', async () => {
            await partner.switches({ signingCertificate: 'good' });
            await event();
            const old = await served();
            assert.equal(old.fits, true);
            await partner.control('POST', '/certificates/rotate');
            assert.equal((await served()).fits, false);
            await event();
            const renewed = await served();
            assert.equal(renewed.fits, true);
            assert.notEqual(renewed.certificate.serialNumber, old.certificate.serialNumber);
            assert.equal(renewed.certificate.issuer, old.certificate.issuer);
        });
    });
});
