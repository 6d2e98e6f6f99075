import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { startPartnerCenter, type PartnerCenterOptions } from './start-partner-center.ts';
import { createConnected, createDeal } from './testing/deals.ts';
import { startPartner } from './testing/partner.ts';
import { startReceiver } from './testing/receiver.ts';
import type { Referral } from './referrals/referral.ts';

describe('a restart', () => {
    let dataDir: string;
    let started: { close(): Promise<void> }[] = [];
    beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'partner-center-'))));
    afterEach(async () => {
        await Promise.all(started.map((one) => one.close()));
        started = [];
        await rm(dataDir, { recursive: true });
    });
    const start = async (options: Partial<PartnerCenterOptions> = {}) => {
        const partner = await startPartner({ dataDir, ...options });
        started.push(partner);
        return partner;
    };

    test('keeps referrals, sign-ins, registration, switches, clock, journal and authority', async () => {
        const first = await start();
        const { own, microsofts } = await createConnected(first);
        await first.webhooks('POST', '', {
            WebhookUrl: 'https://relay.example/hook',
            WebhookEvents: ['test-created']
        });
        await first.switches({ createStatus: 201 });
        const tomorrow = Date.now() + 86_400_000;
        await first.control('POST', '/clock', { at: new Date(tomorrow).toISOString() });
        const journal = await first.journal();
        const port = Number(new URL(first.url).port);
        await first.close();

        const second = await start({ port });
        assert.equal(second.url, first.url);
        assert.equal(second.rootCertificatePem, first.rootCertificatePem);
        const { body: clock } = await second.control<{ at: string }>('GET', '/clock');
        assert.ok(Date.parse(clock.at) >= tomorrow);
        assert.equal((await second.tokenReply(first.grant('https://api.partner.microsoft.com'))).status, 200);
        const { body } = await second.control<{ referrals: Referral[] }>('GET', '/referrals');
        assert.deepEqual(
            body.referrals.map(({ id, engagementId }) => [id, engagementId]),
            [
                [own.id, own.engagementId],
                [microsofts.id, own.engagementId]
            ]
        );
        assert.equal(
            (await second.control<{ createStatus: number }>('GET', '/switches')).body.createStatus,
            201
        );
        assert.equal((await second.webhooks('GET', '')).status, 200);
        const entries = await second.journal();
        assert.deepEqual(entries.slice(0, journal.length), journal);
        assert.deepEqual(
            entries.map(({ seq }) => seq),
            entries.map((_entry, index) => index + 1)
        );
    });

    test('sends what had not been delivered', async () => {
        const receiver = await startReceiver((delivery) => (delivery === 1 ? 503 : 200));
        started.push(receiver);
        const first = await start({ switches: { webhookBackoffMilliseconds: 60_000 } });
        await first.webhooks('POST', '', {
            WebhookUrl: receiver.url,
            WebhookEvents: ['referral-created']
        });
        const own = await createDeal(first);
        await receiver.atLeast(1);
        await first.close();
        await start();
        const [, again] = await receiver.atLeast(2);
        assert.equal(again?.event.ResourceUri.split('/').at(-1), own.id);
    });

    test('on another port issues a leaf whose AIA names the new address, under the same root', async () => {
        const first = await start();
        await first.close();
        const second = await start();
        const response = await fetch(`${second.url}/cert/pcnotifications-dispatch.microsoft.com.cer`);
        const leaf = new X509Certificate(Buffer.from(await response.arrayBuffer()));
        assert.ok(leaf.infoAccess?.includes(`${second.url}/cert/intermediate.cer`));
        assert.equal(second.rootCertificatePem, first.rootCertificatePem);
    });

    test('finds what was answered even if the process had been killed', async () => {
        const running = await start();
        const { id } = await createDeal(running);
        // Not closed yet: this is what a killed process would have left behind.
        const text = await readFile(join(dataDir, 'partner-center.json'), 'utf8');
        assert.ok((JSON.parse(text) as { referrals: Referral[] }).referrals.some((one) => one.id === id));
    });

    test('leaves one file, for its owner only', async () => {
        await (await start()).close();
        assert.deepEqual(await readdir(dataDir), ['partner-center.json']);
        assert.equal((await stat(join(dataDir, 'partner-center.json'))).mode & 0o077, 0);
    });

    test('is refused on a state that cannot be read', async () => {
        await writeFile(join(dataDir, 'partner-center.json'), '{"version":99}');
        await assert.rejects(startPartnerCenter({ port: 0, controlPort: 0, dataDir }), /version 99/);
    });
});

describe('a start', () => {
    test('is refused with an unknown switch or a wrong value, naming both', async () => {
        const switches = { createStatus: 202, noSuchSwitch: true } as never;
        await assert.rejects(
            startPartnerCenter({ port: 0, controlPort: 0, switches }),
            (error: Error) => /createStatus/.test(error.message) && /noSuchSwitch/.test(error.message)
        );
    });

    test('on a port in use fails and leaves nothing open', async () => {
        const first = await startPartnerCenter({ port: 0, controlPort: 0 });
        const port = Number(new URL(first.url).port);
        await assert.rejects(startPartnerCenter({ port, controlPort: 0 }), { code: 'EADDRINUSE' });
        await first.close();
        const again = await startPartnerCenter({ port, controlPort: 0 });
        await again.close();
    });
});
