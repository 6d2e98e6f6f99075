import type { IncomingHttpHeaders } from 'node:http';
import { CosellError } from '@cosell/contracts/errors';

export interface SignatureHeaders {
    signature: Buffer;
    /** As sent: not yet checked against the allowed addresses. */
    certificateUrl: string;
}

/**
 * The three headers of a signed event. The signature stands in `Authorization` or, where the registration
 * asked for it (`SignatureTokenToMsSignatureHeader`), in `x-ms-signature`, which therefore goes first.
 *
 * @throws CosellError WEBHOOK_HEADERS if the certificate or the algorithm is missing; WEBHOOK_SIGNATURE if
 *   the signature is missing, is not base64, or would have another algorithm than RSA with SHA-256.
 */
export function readSignatureHeaders(headers: IncomingHttpHeaders): SignatureHeaders {
    const certificateUrl = single(headers['x-ms-certificate-url']);
    const algorithm = single(headers['x-ms-signature-algorithm']);
    if (!certificateUrl) throw new CosellError('WEBHOOK_HEADERS', 'X-MS-Certificate-Url is missing.');
    if (!algorithm) throw new CosellError('WEBHOOK_HEADERS', 'X-MS-Signature-Algorithm is missing.');

    const value = single(headers['x-ms-signature']) ?? single(headers.authorization);
    if (!value) throw new CosellError('WEBHOOK_SIGNATURE', 'There is no signature.');
    const [, encoded] = /^signature +(\S+)$/i.exec(value) ?? [];
    if (!encoded) throw new CosellError('WEBHOOK_SIGNATURE', 'It is not of the scheme "Signature".');
    if (algorithm.toLowerCase() !== 'rsa-sha256') {
        throw new CosellError('WEBHOOK_SIGNATURE', 'Its algorithm is not rsa-sha256.');
    }
    const signature = Buffer.from(encoded, 'base64');
    // Node skips what is not base64; only an exact round trip shows that nothing was skipped.
    if (signature.toString('base64') !== encoded)
        throw new CosellError('WEBHOOK_SIGNATURE', 'It is not base64.');
    return { signature, certificateUrl };
}

function single(value: string | string[] | undefined): string | undefined {
    return Array.isArray(value) ? undefined : value;
}
