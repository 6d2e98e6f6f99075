import assert from 'node:assert/strict';
import { rootCertificates } from 'node:tls';
import { after, before, beforeEach, describe, it } from 'node:test';
import { der, issue, issueIntermediate, issueLeaf, issueRoot } from './fixtures/authority.ts';
import { microsoft, newKeys, pem, signingHost } from './fixtures/authority.ts';
import type { CertificateWish, Issued } from './fixtures/authority.ts';
import { eventBody } from './fixtures/event-body.ts';
import { intermediatePath, leafPath, openReceiverBench } from './fixtures/receiver-bench.ts';
import type { ReceiverBench } from './fixtures/receiver-bench.ts';
import type { WebhookReceiverParts } from './create-webhook-receiver.ts';
import { parseTrusted } from './parse-trusted.ts';
import { Extension, KeyUsageFlags } from './x509.ts';

describe('The certificate of an event', () => {
    let bench: ReceiverBench;
    before(async () => void (bench = await openReceiverBench()));
    beforeEach(() => bench.reset());
    after(() => bench.close());

    interface Published {
        leaf: Issued;
        intermediate?: Issued;
    }

    /**
     * Publishes these and delivers an event that the leaf has really signed. Answers status, code and the
     * log.
     */
    async function deliver(published: Published, parts: Partial<WebhookReceiverParts> = {}) {
        const { leaf, intermediate } = published;
        bench.server.answers.set(leafPath, der(leaf));
        if (intermediate) bench.server.answers.set(intermediatePath, der(intermediate));
        const warnings: unknown[] = [];
        const log = {
            debug() {},
            error() {},
            warn: (about: object) => warnings.push(...Object.values(about))
        };
        const body = eventBody();
        const answer = await bench.receiver({ log, ...parts })({ headers: bench.headers(body, leaf), body });
        return { ...answer, warnings: warnings.join() };
    }

    async function refused(published: Published, why: RegExp, parts?: Partial<WebhookReceiverParts>) {
        const { status, code, warnings } = await deliver(published, parts);
        assert.deepEqual({ status, code }, { status: 401, code: 'WEBHOOK_CERTIFICATE' });
        assert.match(warnings, why);
        assert.equal(bench.stored.length, 0, 'nothing may be stored');
    }

    async function accepted(published: Published, parts?: Partial<WebhookReceiverParts>) {
        const { status, warnings } = await deliver(published, parts);
        assert.equal(status, 200, warnings);
        assert.equal(bench.stored.length, 1);
    }

    const goodLeaf = (wish: Partial<CertificateWish> = {}, issuer = bench.intermediate) =>
        issueLeaf(issuer, { issuerUrl: bench.intermediateUrl, keys: bench.leaf.keys, ...wish });
    const goodIntermediate = (wish: Partial<CertificateWish> = {}, issuer = bench.root) =>
        issueIntermediate(issuer, { keys: bench.intermediate.keys, ...wish });

    describe('is accepted', () => {
        it('as PEM as well as DER', async () => {
            bench.server.answers.set(intermediatePath, pem(bench.intermediate));
            const parts = { fetch: pemOf(bench.leaf) };
            await accepted({ leaf: bench.leaf }, parts);
        });

        it('with an intermediate from the bundle, without asking anybody', async () => {
            await accepted(
                { leaf: bench.leaf },
                { bundle: [pem(bench.intermediate)], intermediateHosts: [] }
            );
            assert.deepEqual(bench.server.asked, [leafPath]);
        });

        it('where the bundle also holds the intermediate as another root has signed it', async () => {
            const stranger = await issueRoot({ subject: 'CN=Another Root' });
            const crossed = await goodIntermediate({}, stranger);
            const bundle = [pem(crossed) + '\n' + pem(bench.intermediate)];
            await accepted({ leaf: bench.leaf }, { bundle, intermediateHosts: [] });
        });

        it('with its host name as subject, as alternative name, or one that is configured', async () => {
            await accepted({ leaf: await goodLeaf({ hosts: [] }) });
            bench.reset();
            await accepted({ leaf: await goodLeaf({ subject: microsoft }) });
            bench.reset();
            const leaf = await goodLeaf({ subject: 'CN=events.example.com', hosts: [] });
            await accepted({ leaf }, { subjectNames: ['Events.example.com'] });
        });

        it('with two intermediates, each fetched from where the certificate below it says', async () => {
            const upper = await issueIntermediate(bench.root, { subject: 'CN=Upper, O=Test', pathLength: 1 });
            const intermediate = await goodIntermediate(
                { issuerUrl: `${bench.server.url}/upper.cer` },
                upper
            );
            bench.server.answers.set('/upper.cer', der(upper));
            await accepted({ leaf: bench.leaf, intermediate });
        });
    });

    describe('is refused', () => {
        it('before its first day and after its last', async () => {
            const leaf = await goodLeaf({ notAfter: new Date('2026-05-31T00:00:00Z') });
            await refused({ leaf }, /expired on 2026-05-31/);
            const early = await goodLeaf({ notBefore: new Date('2026-06-02T00:00:00Z') });
            await refused({ leaf: early }, /valid only from 2026-06-02/);
        });

        it('if its intermediate or its root has expired', async () => {
            const notAfter = new Date('2026-05-31T00:00:00Z');
            await refused(
                { leaf: bench.leaf, intermediate: await goodIntermediate({ notAfter }) },
                /expired/
            );
            bench.reset();
            const root = await issueRoot({ keys: bench.root.keys, notAfter });
            await refused({ leaf: bench.leaf }, /"CN=Test Root, O=Test" expired/, { roots: [pem(root)] });
        });

        it('if the chain ends in another root, be it of the same name', async () => {
            const impostor = await issueRoot();
            const roots = [pem(impostor)];
            await refused({ leaf: bench.leaf }, /"CN=Test Root, O=Test" has not signed/, { roots });
        });

        it('if it signed itself', async () => {
            const leaf = await issue({ subject: `CN=${signingHost}, ${microsoft}`, hosts: [signingHost] });
            await refused({ leaf }, /no trusted root/);
        });

        it('if an intermediate of that name did not sign it', async () => {
            const intermediate = await goodIntermediate({ keys: await newKeys() });
            await refused({ leaf: bench.leaf, intermediate }, /has not signed/);
        });

        it('if its issuer is no authority, or does not say that it is', async () => {
            for (const ca of [false, null]) {
                const intermediate = await goodIntermediate({ ca });
                await refused({ leaf: bench.leaf, intermediate }, /is not an authority/);
            }
        });

        it('if its issuer may not sign certificates, or does not say that it may', async () => {
            for (const usages of [KeyUsageFlags.digitalSignature, undefined]) {
                const intermediate = await goodIntermediate({ usages });
                await refused({ leaf: bench.leaf, intermediate }, /may not sign certificates/);
            }
        });

        it('if there are more authorities above it than one of them allows', async () => {
            const upper = await issueIntermediate(bench.root, { subject: 'CN=Upper, O=Test', pathLength: 0 });
            const intermediate = await goodIntermediate(
                { issuerUrl: `${bench.server.url}/upper.cer` },
                upper
            );
            bench.server.answers.set('/upper.cer', der(upper));
            await refused({ leaf: bench.leaf, intermediate }, /allows only 0 authorities/);
        });

        it('if its issuer is not of Microsoft Corporation, whatever it says of itself', async () => {
            for (const name of [
                'CN=CA, O=Microsoft Corporation Ltd',
                'CN=Microsoft Corporation',
                'OU=Microsoft Corporation'
            ]) {
                const intermediate = await goodIntermediate({ subject: name });
                const leaf = await goodLeaf({}, intermediate);
                await refused({ leaf, intermediate }, /not of the organisation Microsoft Corporation/);
            }
        });

        it('if it is of another host', async () => {
            const host = 'pcnotifications-dispatch.microsoft.com.example.com';
            const leaf = await goodLeaf({
                subject: `CN=${host}, ${microsoft}`,
                hosts: [host, '*.microsoft.com']
            });
            await refused({ leaf }, /is not the certificate of pcnotifications-dispatch/);
        });

        it('if it may not sign data', async () => {
            await refused(
                { leaf: await goodLeaf({ usages: KeyUsageFlags.keyEncipherment }) },
                /may not sign data/
            );
        });

        it('if its key is short', async () => {
            await refused({ leaf: await goodLeaf({ keys: await newKeys(1024) }) }, /rsa with 1024 bits/);
        });

        it('if a certificate of the chain is signed with SHA-1', async () => {
            await refused({ leaf: await goodLeaf({ hash: 'SHA-1' }) }, /signed with SHA-1/);
            bench.reset();
            const intermediate = await goodIntermediate({ hash: 'SHA-1' });
            await refused({ leaf: bench.leaf, intermediate }, /signed with SHA-1/);
        });

        it('if it or its issuer has a critical extension that is not supported', async () => {
            const extensions = [new Extension('2.5.29.30', true, new Uint8Array([0x30, 0]))];
            await refused({ leaf: await goodLeaf({ extensions }) }, /critical extension/);
            bench.reset();
            const intermediate = await goodIntermediate({ extensions });
            await refused({ leaf: bench.leaf, intermediate }, /critical extension/);
        });

        it('if its issuer would come from a host that is not allowed, which is asked nothing', async () => {
            await refused({ leaf: bench.leaf }, /no trusted root/, {
                intermediateHosts: ['www.microsoft.com']
            });
            assert.deepEqual(bench.server.asked, [leafPath]);
        });

        it('if an extension of it or of its issuer is malformed', async () => {
            const nonsense = [new Extension('2.5.29.17', false, new Uint8Array([1, 2, 3]))];
            await refused({ leaf: await goodLeaf({ hosts: [], extensions: nonsense }) }, /malformed/);
            const extensions = [new Extension('2.5.29.19', false, new Uint8Array([1, 2, 3]))];
            const intermediate = await goodIntermediate({ ca: null, extensions });
            await refused({ leaf: bench.leaf, intermediate }, /malformed|not a certificate/);
        });

        it('if what is published is not a certificate', async () => {
            for (const bytes of [Buffer.from('hello'), Buffer.alloc(0), der(bench.leaf).subarray(0, 300)]) {
                await refused({ leaf: bench.leaf }, /malformed/, { fetch: answering(bytes) });
            }
        });
    });

    it('is traced with the roots that Node brings along', () => {
        const { roots } = parseTrusted([...rootCertificates], []);
        assert.equal(roots.length, rootCertificates.length);
        const names = roots.map(({ subject }) => subject).join('\n');
        assert.match(names, /Microsoft RSA Root Certificate Authority 2017/);
        assert.match(names, /DigiCert Global Root G2/);
    });

    /** Another body at the leaf's address; everything else from the real server. */
    function answering(bytes: Buffer | string): typeof fetch {
        return async (address, options) =>
            address === bench.leafUrl ? new Response(bytes) : fetch(address, options);
    }

    const pemOf = (issued: Issued) =>
        answering(`Bag Attributes\n${pem(issued)}\n${pem(bench.intermediate)}\n`);
});
