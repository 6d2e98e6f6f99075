import assert from 'node:assert/strict';
import { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { describe, it } from 'node:test';
import { issueRoot, pem, type Issued } from '../partner-center/webhook/fixtures/authority.ts';
import { firstEnd, salesforceCertificateEnd } from './certificate-dates.ts';
import { relayCertificateEnd } from './relay-certificate-end.ts';

const soon = new Date('2026-12-24T00:00:00Z');
const [one, sooner] = await Promise.all([issueRoot(), issueRoot({ notAfter: soon })]);
const keyOf = ({ keys }: Issued) =>
    KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
const wrong = (detail: RegExp) => ({ code: 'CONFIG_INVALID', detail });

describe('the date of a certificate', () => {
    it('of several in one file is the first on which one ends', () => {
        const file = `# Our roots\n${pem(one)}\n${pem(sooner)}`;
        assert.deepEqual(firstEnd(file, 'SETTING'), soon);
        assert.deepEqual(firstEnd(pem(one), 'SETTING'), new Date('2027-01-01T00:00:00Z'));
    });

    it('of the External Client App counts if it is of the key of the relay', () => {
        assert.deepEqual(salesforceCertificateEnd(pem(sooner), keyOf(sooner)), soon);
        assert.throws(() => salesforceCertificateEnd(pem(sooner), keyOf(one)), wrong(/another key/));
    });

    it('cannot be told of what is none, and the setting is named', () => {
        const broken = pem(one).replace(/\n.{10}/, '\n');
        assert.throws(() => firstEnd('nothing', 'SETTING'), wrong(/SETTING holds no certificate/));
        assert.throws(() => firstEnd(broken, 'SETTING'), wrong(/SETTING holds a certificate that cannot/));
    });

    it('at the public address is that of the one shown there, whoever vouches for it', async (t) => {
        const server = createServer({ cert: pem(sooner), key: keyOf(sooner) }).listen(0, '127.0.0.1');
        t.after(() => server.close());
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        assert.deepEqual(await relayCertificateEnd(`https://127.0.0.1:${port}/relay`), soon);
    });

    it('at an address without TLS, or that cannot be reached, is not known', async () => {
        const server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        assert.equal(await relayCertificateEnd(`http://127.0.0.1:${port}`), null);
        server.close();
        await once(server, 'close');
        assert.equal(await relayCertificateEnd(`https://127.0.0.1:${port}`), null);
    });
});
