import { constants, verify } from 'node:crypto';
import { CosellError } from '@cosell/contracts/errors';
import type { CertificateCache } from './certificate-cache.ts';
import type { SigningCertificate } from './signing-certificate.ts';

/**
 * Checks RSA PKCS#1 v1.5 with SHA-256 over the bytes as they came. If the cached certificate does not fit,
 * Microsoft may have changed it: then once with a fresh one.
 *
 * @throws CosellError WEBHOOK_SIGNATURE, and what the cache throws for the certificate.
 */
export async function verifySignature(
    body: Buffer,
    signature: Buffer,
    address: string,
    certificates: CertificateCache
): Promise<void> {
    const known = await certificates.get(address);
    if (fits(body, signature, known)) return;
    const fresh = await certificates.replace(address, known);
    if (fresh && fits(body, signature, fresh)) return;
    throw new CosellError('WEBHOOK_SIGNATURE', '');
}

function fits(body: Buffer, signature: Buffer, { publicKey }: SigningCertificate): boolean {
    return verify('sha256', body, { key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
}
