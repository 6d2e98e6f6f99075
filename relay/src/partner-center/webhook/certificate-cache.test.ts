import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { createCertificateCache } from './certificate-cache.ts';
import type { SigningCertificate } from './signing-certificate.ts';

const address = 'https://example.com/a.cer';
const start = Date.parse('2026-06-01T12:00:00Z');
const hour = 60 * 60 * 1000;
const { publicKey } = generateKeyPairSync('ed25519');

/** A cache with a clock and a script of downloads: each gives a certificate or fails. */
function openCache(...downloads: (SigningCertificate | Error)[]) {
    const clock = { time: start, loads: 0 };
    const cache = createCertificateCache(
        async () => {
            const next = downloads[clock.loads++];
            if (!next || next instanceof Error) throw next ?? new Error('no more downloads expected');
            return next;
        },
        () => new Date(clock.time)
    );
    return { cache, clock };
}

function certificate(hours: number): SigningCertificate {
    return { publicKey, validUntil: new Date(start + hours * hour) };
}

describe('The certificate cache', () => {
    it('keeps a certificate for a day', async () => {
        const [first, second] = [certificate(1000), certificate(1000)];
        const { cache, clock } = openCache(first, second);
        assert.equal(await cache.get(address), first);
        clock.time += 24 * hour - 1;
        assert.equal(await cache.get(address), first);
        clock.time += 1;
        assert.equal(await cache.get(address), second);
    });

    it('but not beyond its end', async () => {
        const [first, second] = [certificate(2), certificate(1000)];
        const { cache, clock } = openCache(first, second);
        await cache.get(address);
        clock.time += 2 * hour;
        assert.equal(await cache.get(address), second);
    });

    it('downloads once for all who ask at the same time', async () => {
        const { cache, clock } = openCache(certificate(1000));
        await Promise.all([cache.get(address), cache.get(address), cache.get(address)]);
        assert.equal(clock.loads, 1);
    });

    it('remembers a failed download for ten seconds', async () => {
        const second = certificate(1000);
        const { cache, clock } = openCache(new Error('down'), second);
        await assert.rejects(cache.get(address), /down/);
        clock.time += 9_999;
        await assert.rejects(cache.get(address), /down/);
        assert.equal(clock.loads, 1);
        clock.time += 1;
        assert.equal(await cache.get(address), second);
    });

    it('gives who holds an old certificate the newer one without a download', async () => {
        const [first, second] = [certificate(1000), certificate(1000)];
        const { cache, clock } = openCache(first, second);
        await cache.get(address);
        assert.equal(await cache.replace(address, first), second);
        assert.equal(await cache.replace(address, first), second);
        assert.equal(clock.loads, 2);
    });

    it('replaces at most once a minute, and keeps what it has where that fails', async () => {
        const [first, third] = [certificate(1000), certificate(1000)];
        const { cache, clock } = openCache(first, new Error('down'), third);
        await cache.get(address);
        assert.equal(await cache.replace(address, first), null);
        assert.equal(await cache.get(address), first);
        clock.time += 59_999;
        assert.equal(await cache.replace(address, first), null);
        assert.equal(clock.loads, 2);
        clock.time += 1;
        assert.equal(await cache.replace(address, first), third);
    });
});
