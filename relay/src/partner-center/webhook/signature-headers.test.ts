import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSignatureHeaders } from './signature-headers.ts';

const encoded = Buffer.alloc(256, 7).toString('base64');
const good = {
    authorization: `Signature ${encoded}`,
    'x-ms-certificate-url': 'https://example.com/a.cer',
    'x-ms-signature-algorithm': 'rsa-sha256'
};
const noSignature = { code: 'WEBHOOK_SIGNATURE' };

describe('The headers of a signed event', () => {
    it('carry signature and certificate', () => {
        const { signature, certificateUrl } = readSignatureHeaders(good);
        assert.deepEqual(signature, Buffer.alloc(256, 7));
        assert.equal(certificateUrl, 'https://example.com/a.cer');
    });

    it('name scheme and algorithm in any case', () => {
        for (const scheme of ['signature', 'SIGNATURE', 'Signature ']) {
            readSignatureHeaders({ ...good, authorization: `${scheme} ${encoded}` });
        }
        readSignatureHeaders({ ...good, 'x-ms-signature-algorithm': 'RSA-SHA256' });
    });

    it('prefer x-ms-signature over Authorization', () => {
        const other = Buffer.alloc(256, 9).toString('base64');
        const headers = { ...good, 'x-ms-signature': `Signature ${other}` };
        assert.deepEqual(readSignatureHeaders(headers).signature, Buffer.alloc(256, 9));
    });

    it('are refused without certificate or algorithm', () => {
        for (const name of ['x-ms-certificate-url', 'x-ms-signature-algorithm']) {
            for (const value of [undefined, '', ['a', 'b']]) {
                assert.throws(() => readSignatureHeaders({ ...good, [name]: value }), {
                    code: 'WEBHOOK_HEADERS'
                });
            }
        }
    });

    it('are refused with another scheme, with none, or with two signatures in one', () => {
        const values = [
            undefined,
            '',
            `Bearer ${encoded}`,
            encoded,
            'Signature',
            `Signature ${encoded} ${encoded}`
        ];
        for (const authorization of values) {
            assert.throws(() => readSignatureHeaders({ ...good, authorization }), noSignature);
        }
    });

    it('are refused with anything but plain base64', () => {
        const urlSafe = Buffer.alloc(256, 255).toString('base64url');
        for (const value of [`${encoded}=`, encoded.slice(0, -1), `!${encoded}`, urlSafe, `"${encoded}"`]) {
            assert.throws(
                () => readSignatureHeaders({ ...good, authorization: `Signature ${value}` }),
                noSignature
            );
        }
    });

    it('are refused with another algorithm than rsa-sha256', () => {
        for (const algorithm of ['rsa-sha1', 'rsa-sha512', 'none', 'sha256', 'rsa-sha256, none']) {
            const headers = { ...good, 'x-ms-signature-algorithm': algorithm };
            assert.throws(() => readSignatureHeaders(headers), noSignature);
        }
    });
});
