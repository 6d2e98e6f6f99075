import { sign } from 'node:crypto';
import { LEAF_PATH } from '../authority/certificate-routes.ts';
import { signingLeaf } from '../authority/signing-leaf.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { Registration } from './registration.ts';

/**
 * Headers of a delivery: RSA PKCS#1 v1.5 with SHA-256 over the bytes of the body, and where its
 * certificate is.
 */
export async function signedHeaders(
    partnerCenter: PartnerCenter,
    body: string,
    { SignatureTokenToMsSignatureHeader }: Registration
): Promise<Record<string, string>> {
    const leaf = await signingLeaf(partnerCenter);
    const signature = sign('sha256', Buffer.from(body), leaf.privateKey).toString('base64');
    return {
        'content-type': 'application/json; charset=utf-8',
        'x-ms-certificate-url': `${partnerCenter.url}${LEAF_PATH}`,
        'x-ms-signature-algorithm': 'rsa-sha256',
        [SignatureTokenToMsSignatureHeader ? 'x-ms-signature' : 'authorization']: `Signature ${signature}`
    };
}
