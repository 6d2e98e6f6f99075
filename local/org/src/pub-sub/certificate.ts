// @peculiar/x509 stands on tsyringe, which insists on the Reflect.getMetadata of this polyfill.
import 'core-js/proposals/reflect-metadata.js';
import { webcrypto, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as x509 from '@peculiar/x509';

export interface ServerCertificate {
    certificatePem: string;
    privateKeyPem: string;
}

const RSA = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048
};
const DAY_MS = 24 * 3600 * 1000;

/**
 * The self-signed TLS certificate of the Pub/Sub endpoint, kept in the folder while it is valid for another
 * day.
 */
export async function serverCertificate(
    dataDir: string | undefined,
    now: number
): Promise<ServerCertificate> {
    const file = dataDir && path.join(dataDir, 'pub-sub-certificate.json');
    if (file && fs.existsSync(file)) {
        const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as ServerCertificate;
        const until = Date.parse(new X509Certificate(kept.certificatePem).validTo);
        if (until > now + DAY_MS) return kept;
    }
    const made = await selfSigned(now);
    if (file) fs.writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
    return made;
}

async function selfSigned(now: number): Promise<ServerCertificate> {
    const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
        name: 'CN=127.0.0.1',
        notBefore: new Date(now - DAY_MS),
        notAfter: new Date(now + 365 * DAY_MS),
        signingAlgorithm: RSA,
        keys,
        extensions: [
            new x509.SubjectAlternativeNameExtension([
                { type: 'ip', value: '127.0.0.1' },
                { type: 'dns', value: 'localhost' }
            ])
        ]
    });
    const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
        certificatePem: certificate.toString('pem'),
        privateKeyPem: x509.PemConverter.encode(key, 'PRIVATE KEY')
    };
}
