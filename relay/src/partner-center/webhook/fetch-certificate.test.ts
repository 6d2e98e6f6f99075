import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fetchCertificate } from './fetch-certificate.ts';
import { startCertificateServer } from './fixtures/certificate-server.ts';
import type { Answer, CertificateServer } from './fixtures/certificate-server.ts';

describe('Downloading a certificate', () => {
    let server: CertificateServer;
    before(async () => void (server = await startCertificateServer()));
    beforeEach(() => void (server.asked.length = 0));
    after(() => server.close());

    function download(answer: Answer, milliseconds?: number): Promise<Uint8Array> {
        server.answers.set('/a.cer', answer);
        return fetchCertificate(`${server.url}/a.cer`, fetch, milliseconds ? { milliseconds } : {});
    }

    const refused = { code: 'WEBHOOK_CERTIFICATE' };
    const unavailable = { code: 'WEBHOOK_CERTIFICATE_UNAVAILABLE' };

    it('gives the bytes as they are', async () => {
        const bytes = Buffer.from([0x30, 0x82, 0, 255]);
        assert.deepEqual(await download(bytes), bytes);
    });

    it('takes 32 KiB and not one byte more, announced or not', async () => {
        assert.equal((await download(Buffer.alloc(32 * 1024))).length, 32 * 1024);
        await assert.rejects(download(Buffer.alloc(32 * 1024 + 1)), refused);
        const chunked: Answer = (_request, response) => {
            response.write(Buffer.alloc(20 * 1024));
            response.end(Buffer.alloc(20 * 1024));
        };
        await assert.rejects(download(chunked), refused);
    });

    it('hangs up on a body without end', async () => {
        const closed = Promise.withResolvers<void>();
        const endless: Answer = (_request, response) => {
            const more = () => void (response.write(Buffer.alloc(16 * 1024)) && setImmediate(more));
            response.on('drain', more).on('close', closed.resolve);
            more();
        };
        await assert.rejects(download(endless), refused);
        await closed.promise;
    });

    it('follows no redirect', async () => {
        server.answers.set('/elsewhere.cer', 'elsewhere');
        for (const status of [301, 302, 303, 307, 308]) {
            const redirect: Answer = (_request, response) =>
                response.writeHead(status, { location: '/elsewhere.cer' }).end();
            await assert.rejects(download(redirect), refused);
        }
        assert.ok(!server.asked.includes('/elsewhere.cer'));
    });

    it('tells a refusal from an outage, in which Microsoft shall try again', async () => {
        const status =
            (code: number): Answer =>
            (_request, response) =>
                response.writeHead(code).end('no');
        for (const code of [204, 403, 404]) await assert.rejects(download(status(code)), refused);
        for (const code of [429, 500, 503]) await assert.rejects(download(status(code)), unavailable);
        await assert.rejects(
            download((_request, response) => response.destroy()),
            unavailable
        );
    });

    it('gives up on a server that does not answer, or does not finish', async () => {
        const silent = Promise.withResolvers<unknown>();
        await assert.rejects(
            download((_request, response) => silent.resolve(once(response, 'close')), 100),
            unavailable
        );
        await silent.promise;
        await assert.rejects(
            download((_request, response) => void response.write('half'), 100),
            unavailable
        );
    });
});
