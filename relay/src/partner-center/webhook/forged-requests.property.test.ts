import assert from 'node:assert/strict';
import { KeyObject, sign } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { WebhookReceiver, WebhookRequest } from './create-webhook-receiver.ts';
import { der, issueIntermediate, issueLeaf, issueRoot, newKeys } from './fixtures/authority.ts';
import type { CertificateWish, Issued } from './fixtures/authority.ts';
import { eventBody } from './fixtures/event-body.ts';
import { intermediatePath, leafPath, openReceiverBench } from './fixtures/receiver-bench.ts';
import type { Headers, ReceiverBench } from './fixtures/receiver-bench.ts';
import { KeyUsageFlags } from './x509.ts';

interface SignedRequest {
    headers: Headers;
    body: Buffer;
}

const payloads = fc.record(
    { EventName: fc.string(), ResourceUri: fc.webUrl(), ResourceName: fc.string(), Extra: fc.jsonValue() },
    { requiredKeys: [] }
);

/** Something to do to bytes that leaves them different. */
const byteChanges: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
    fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(
        ([at, mask]) =>
            (bytes: Buffer) =>
                Buffer.from(bytes.map((b, n) => (n === at % bytes.length ? b ^ mask : b)))
    ),
    fc
        .uint8Array({ minLength: 1, maxLength: 20 })
        .map((tail) => (bytes: Buffer) => Buffer.concat([bytes, tail])),
    fc
        .uint8Array({ minLength: 1, maxLength: 20 })
        .map((head) => (bytes: Buffer) => Buffer.concat([head, bytes])),
    fc.nat().map((length) => (bytes: Buffer) => bytes.subarray(0, length % bytes.length)),
    fc.constant((bytes: Buffer) => Buffer.from(bytes.toString('utf8'), 'utf16le'))
);

const headerNames = [
    'authorization',
    'x-ms-certificate-url',
    'x-ms-signature-algorithm',
    'x-ms-signature'
] as const;

/** What an attacker may do to a delivery without having the key; each makes it one that nobody signed. */
const attacks: fc.Arbitrary<(request: SignedRequest) => SignedRequest> = fc.oneof(
    byteChanges.map((change) => ({ headers, body }: SignedRequest) => ({ headers, body: change(body) })),
    byteChanges.map((change) => ({ headers, body }: SignedRequest) => {
        const signature = Buffer.from(headers['authorization']!.split(' ')[1]!, 'base64');
        return {
            headers: { ...headers, authorization: `Signature ${change(signature).toString('base64')}` },
            body
        };
    }),
    fc
        .tuple(fc.constantFrom(...headerNames), fc.string())
        .map(([name, value]) => (request: SignedRequest) => ({
            ...request,
            headers: {
                ...request.headers,
                [name]: value === request.headers[name] ? `${value}x` : value || 'x'
            }
        })),
    fc.constantFrom(...headerNames.slice(0, 3)).map((name) => (request: SignedRequest) => {
        const headers = { ...request.headers };
        delete headers[name];
        return { ...request, headers };
    }),
    byteChanges.map((change) => ({ headers, body }: SignedRequest) => {
        const value = change(Buffer.from(headers['x-ms-certificate-url']!)).toString('latin1');
        return { headers: { ...headers, 'x-ms-certificate-url': value }, body };
    }),
    fc.constantFrom('sha1', 'sha512', 'none').map((hash) => ({ headers, body }: SignedRequest) => ({
        headers: { ...headers, 'x-ms-signature-algorithm': `rsa-${hash}` },
        body
    }))
);

describe('Whatever is done to a signed request,', () => {
    let bench: ReceiverBench;
    before(async () => void (bench = await openReceiverBench()));
    beforeEach(() => bench.reset());
    after(() => bench.close());

    function signed(changes: Record<string, unknown>, signer?: Issued): SignedRequest {
        const body = eventBody(changes);
        return { headers: bench.headers(body, signer), body };
    }

    async function nothingGetsIn(receiver: WebhookReceiver, request: WebhookRequest): Promise<void> {
        const { status, code } = await receiver(request);
        assert.ok([400, 401, 413].includes(status), `${status} ${code}`);
        assert.equal(bench.stored.length, 0);
    }

    it('one that nobody signed is refused and stores nothing', async () => {
        const receiver = bench.receiver();
        await fc.assert(
            fc.asyncProperty(payloads, attacks, async (changes, attack) => {
                await nothingGetsIn(receiver, attack(signed(changes)));
            }),
            { numRuns: 500 }
        );
        // The same receiver still lets in what is signed: it does not hold by refusing everything.
        assert.equal((await receiver(signed({}))).status, 200);
    });

    it('a signature by a key that Microsoft did not certify is refused, padded as it may be', async () => {
        const { privateKey } = await newKeys();
        const key = KeyObject.from(privateKey);
        const receiver = bench.receiver();
        await fc.assert(
            fc.asyncProperty(payloads, fc.constantFrom(1, 6), async (changes, padding) => {
                const { headers, body } = signed(changes);
                const forged = sign('sha256', body, { key, padding }).toString('base64');
                await nothingGetsIn(receiver, {
                    headers: { ...headers, authorization: `Signature ${forged}` },
                    body
                });
            }),
            { numRuns: 50 }
        );
    });

    it('one in whose chain any single thing is wrong is refused', async () => {
        const strangers = await issueRoot({ subject: 'CN=Stranger' });
        const past = { notAfter: new Date('2026-05-01T00:00:00Z') };
        const wrong: [Partial<CertificateWish>, Partial<CertificateWish>][] = [
            [past, {}],
            [{}, past],
            [{ hash: 'SHA-1' }, {}],
            [{}, { hash: 'SHA-1' }],
            [{ subject: 'CN=elsewhere.example', hosts: ['elsewhere.example'] }, {}],
            [{ usages: KeyUsageFlags.keyEncipherment }, {}],
            [{ issuerName: 'CN=Nobody, O=Microsoft Corporation' }, {}],
            [{}, { ca: false }],
            [{}, { ca: null }],
            [{}, { usages: KeyUsageFlags.digitalSignature }],
            [{}, { subject: 'CN=CA, O=Another' }],
            [{}, { issuer: strangers }],
            [{}, { issuerName: 'CN=Nobody' }],
            // By the right name, with another key.
            [{}, { issuer: strangers, issuerName: bench.root.certificate.subject }],
            [{ issuer: strangers, issuerName: bench.intermediate.certificate.subject }, {}]
        ];
        const trust = { keys: bench.intermediate.keys };
        for (const [leafWish, issuerWish] of wrong) {
            const issuer = await issueIntermediate(bench.root, { ...trust, ...issuerWish });
            const issuerUrl = bench.intermediateUrl;
            const leaf = await issueLeaf(issuer, { issuerUrl, keys: bench.leaf.keys, ...leafWish });
            bench.server.answers.set(leafPath, der(leaf)).set(intermediatePath, der(issuer));
            const receiver = bench.receiver();
            const refused = fc.asyncProperty(payloads, (changes) =>
                nothingGetsIn(receiver, signed(changes, leaf))
            );
            await fc.assert(refused, { numRuns: 5 });
        }
    });

    it('a certificate with any byte changed never makes a forged event genuine', async () => {
        const attacker: Issued = { certificate: bench.leaf.certificate, keys: await newKeys() };
        await fc.assert(
            fc.asyncProperty(
                fc.constantFrom(leafPath, intermediatePath),
                byteChanges,
                async (path, change) => {
                    const published = path === leafPath ? bench.leaf : bench.intermediate;
                    bench.reset();
                    bench.server.answers.set(path, change(der(published)));
                    const body = eventBody();
                    await nothingGetsIn(bench.receiver(), { headers: bench.headers(body, attacker), body });
                }
            ),
            { numRuns: 200 }
        );
    });
});
