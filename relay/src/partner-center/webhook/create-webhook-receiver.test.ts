import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts/errors';
import { der, issueIntermediate, issueLeaf, issueRoot } from './fixtures/authority.ts';
import { eventBody, referralId } from './fixtures/event-body.ts';
import { leafPath, openReceiverBench, signature } from './fixtures/receiver-bench.ts';
import type { Headers, ReceiverBench } from './fixtures/receiver-bench.ts';

describe('The webhook receiver', () => {
    let bench: ReceiverBench;
    before(async () => void (bench = await openReceiverBench()));
    beforeEach(() => bench.reset());
    after(() => bench.close());

    /**
     * Delivers and asserts that it is refused so, that nothing was stored, and (where asked) nothing
     * downloaded.
     */
    async function refused(
        status: number,
        code: string,
        headers: Headers,
        body = eventBody()
    ): Promise<void> {
        assert.deepEqual(await bench.receiver()({ headers, body }), { status, code });
        assert.equal(bench.stored.length, 0, 'nothing may be stored');
    }

    function without(name: string): Headers {
        const headers = bench.headers(eventBody());
        delete headers[name];
        return headers;
    }

    describe('takes in', () => {
        it('a signed event: stores it, with the hash of its bytes, before it answers 200', async () => {
            const body = eventBody();
            assert.deepEqual(await bench.receiver()({ headers: bench.headers(body), body }), { status: 200 });
            const [{ event, bodyHash, raw }] = bench.stored as [(typeof bench.stored)[0]];
            assert.deepEqual(event.alias, { kind: 'referral', value: referralId });
            assert.equal(bodyHash, createHash('sha256').update(body).digest('hex'));
            assert.deepEqual(raw, body);
        });

        it('the signature in x-ms-signature, whatever a gateway has put into Authorization', async () => {
            const body = eventBody();
            const { authorization, ...headers } = bench.headers(body);
            headers['x-ms-signature'] = authorization!.replace('Signature', 'signature');
            headers.authorization = 'Bearer of-a-gateway';
            assert.deepEqual(await bench.receiver()({ headers, body }), { status: 200 });
            assert.equal(bench.stored.length, 1);
        });

        it('an event that is years old', async () => {
            const body = eventBody({ ResourceChangeUtcDate: '2018-02-17T00:05:39.5485487+00:00' });
            assert.deepEqual(await bench.receiver()({ headers: bench.headers(body), body }), { status: 200 });
            assert.equal(bench.stored.length, 1);
        });

        it('the same event twice, and reports it twice with one hash', async () => {
            const body = eventBody();
            const receiver = bench.receiver();
            await receiver({ headers: bench.headers(body), body });
            await receiver({ headers: bench.headers(body), body });
            assert.equal(bench.stored.length, 2);
            assert.equal(bench.stored[0]!.bodyHash, bench.stored[1]!.bodyHash);
        });

        it('many events with one download of each certificate', async () => {
            const receiver = bench.receiver();
            const bodies = Array.from({ length: 20 }, (_, n) => eventBody({ AuditUri: `audit/${n}` }));
            await Promise.all(bodies.map((body) => receiver({ headers: bench.headers(body), body })));
            assert.equal(bench.stored.length, 20);
            assert.equal(bench.server.asked.length, 2, 'leaf and intermediate, once each');
        });
    });

    describe('refuses, storing nothing,', () => {
        it('a body of more than 64 KiB', async () => {
            const body = eventBody({ padding: 'x'.repeat(64 * 1024) });
            await refused(413, 'WEBHOOK_TOO_LARGE', bench.headers(body), body);
        });

        for (const name of ['x-ms-certificate-url', 'x-ms-signature-algorithm']) {
            it(`a request without ${name}`, () => refused(400, 'WEBHOOK_HEADERS', without(name)));
        }

        it('a request without a signature', () =>
            refused(401, 'WEBHOOK_SIGNATURE', without('authorization')));

        it('a certificate at any address but exactly the allowed one, and asks none of them', async () => {
            const { leafUrl, server } = bench;
            const others = [
                'https://attacker.example/cert/pcnotifications-dispatch.microsoft.com.cer',
                leafUrl.replace('127.0.0.1', 'localhost'),
                leafUrl.replace('http://', 'http://a@'),
                leafUrl.replace('/cert/', '/cert/../cert/'),
                leafUrl.replace('.cer', '.cer?'),
                leafUrl.toUpperCase(),
                `${leafUrl}#`,
                'file:///etc/hosts'
            ];
            for (const url of others) {
                const headers = { ...bench.headers(eventBody()), 'x-ms-certificate-url': url };
                await refused(401, 'WEBHOOK_CERTIFICATE_HOST', headers);
            }
            assert.deepEqual(server.asked, []);
        });

        it('a body that differs from the signed one by one byte', async () => {
            const headers = bench.headers(eventBody());
            const body = eventBody();
            body[body.length - 2]! ^= 1;
            await refused(401, 'WEBHOOK_SIGNATURE', headers, body);
        });

        it('the same JSON written otherwise: the bytes are what is signed', async () => {
            const body = Buffer.from(JSON.stringify(JSON.parse(eventBody().toString()), null, 1));
            await refused(401, 'WEBHOOK_SIGNATURE', bench.headers(eventBody()), body);
        });

        it("another event's signature", async () => {
            await refused(401, 'WEBHOOK_SIGNATURE', bench.headers(eventBody({ AuditUri: 'other' })));
        });

        it('a signature by a key that no certificate vouches for', async () => {
            await refused(401, 'WEBHOOK_SIGNATURE', bench.headers(eventBody(), bench.intermediate));
        });

        it('sha1, named or used', async () => {
            const body = eventBody();
            const headers = bench.headers(body);
            headers.authorization = `Signature ${signature(body, bench.leaf, 'sha1')}`;
            await refused(401, 'WEBHOOK_SIGNATURE', headers);
            headers['x-ms-signature-algorithm'] = 'rsa-sha1';
            await refused(401, 'WEBHOOK_SIGNATURE', headers);
        });

        it('a signed event that is dated in the future', async () => {
            const body = eventBody({ ResourceChangeUtcDate: '2026-06-01T12:05:01.0000000+00:00' });
            await refused(400, 'WEBHOOK_FUTURE', bench.headers(body), body);
        });

        it('a signed body that is not an event', async () => {
            const body = Buffer.from('{}');
            await refused(400, 'WEBHOOK_BODY', bench.headers(body), body);
        });
    });

    it('answers 500 where storing fails, so that Microsoft sends the event again', async () => {
        const body = eventBody();
        const failing = (error: Error) =>
            bench.receiver({ receive: () => Promise.reject(error) })({ headers: bench.headers(body), body });
        assert.deepEqual(await failing(new Error('disk full')), { status: 500, code: 'UNEXPECTED' });
        // A code of ours does not turn it into a refusal: Microsoft would take that for an answer.
        const answer = await failing(new CosellError('WEBHOOK_BODY', 'from the store'));
        assert.equal(answer.status, 500);
    });

    it('will not start with an address, a root or a bundle that cannot be trusted', () => {
        const invalid = { code: 'CONFIG_INVALID' };
        assert.throws(() => bench.receiver({ certificateUrls: ['http://example.com/a.cer'] }), invalid);
        assert.throws(() => bench.receiver({ certificateUrls: [] }), invalid);
        assert.throws(() => bench.receiver({ roots: [] }), invalid);
        assert.throws(() => bench.receiver({ roots: ['not PEM'] }), invalid);
        const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
        assert.throws(() => bench.receiver({ bundle: [broken] }), invalid);
    });

    it('takes over a changed certificate at the first signature that needs it', async () => {
        const receiver = bench.receiver();
        const first = eventBody();
        await receiver({ headers: bench.headers(first), body: first });

        const rotated = await issueLeaf(bench.intermediate, { issuerUrl: bench.intermediateUrl });
        bench.server.answers.set(leafPath, der(rotated));
        const bodies = Array.from({ length: 5 }, (_, n) => eventBody({ AuditUri: `audit/${n}` }));
        const answers = await Promise.all(
            bodies.map((body) => receiver({ headers: bench.headers(body, rotated), body }))
        );
        assert.deepEqual(
            answers.map(({ status }) => status),
            [200, 200, 200, 200, 200]
        );
        assert.equal(bench.server.asked.length, 4, 'both certificates once more, however many events wait');
        // The old key is out of use from now on.
        const answer = await receiver({ headers: bench.headers(first), body: first });
        assert.deepEqual(answer, { status: 401, code: 'WEBHOOK_SIGNATURE' });
    });

    it('downloads nothing for a flood of forged signatures but one certificate a minute', async () => {
        const receiver = bench.receiver();
        const body = eventBody();
        const forged = { headers: bench.headers(body, bench.intermediate), body };
        for (let n = 0; n < 50; n++) assert.equal((await receiver(forged)).status, 401);
        assert.equal(bench.server.asked.length, 4, 'first download and one more');
        bench.time = new Date(bench.time.getTime() + 59_000);
        await receiver(forged);
        assert.equal(bench.server.asked.length, 4);
        bench.time = new Date(bench.time.getTime() + 1_000);
        await receiver(forged);
        assert.equal(bench.server.asked.length, 6);
        assert.equal(bench.stored.length, 0);
    });

    it('keeps the certificate it has where the changed one is not trusted', async () => {
        const receiver = bench.receiver();
        const body = eventBody();
        await receiver({ headers: bench.headers(body), body });
        const strangers = await issueIntermediate(await issueRoot());
        const strange = await issueLeaf(strangers);
        bench.server.answers.set(leafPath, der(strange));
        assert.equal((await receiver({ headers: bench.headers(body, strange), body })).status, 401);
        assert.equal((await receiver({ headers: bench.headers(body), body })).status, 200);
        assert.equal(bench.stored.length, 2);
    });
});
