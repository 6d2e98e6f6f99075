import { CosellError } from '@cosell/contracts/errors';
import { parseCertificates } from './parse-certificate.ts';
import type { X509Certificate } from './x509.ts';

/**
 * Reads the roots and intermediates that the relay is set up with.
 *
 * @throws CosellError CONFIG_INVALID if one cannot be read or there is no root.
 */
export function parseTrusted(
    roots: string[],
    bundle: string[]
): { roots: X509Certificate[]; bundle: X509Certificate[] } {
    try {
        const trusted = {
            roots: roots.flatMap(parseCertificates),
            bundle: bundle.flatMap(parseCertificates)
        };
        if (trusted.roots.length > 0) return trusted;
    } catch (cause) {
        throw new CosellError('CONFIG_INVALID', 'A trusted certificate is not PEM.', { cause });
    }
    throw new CosellError('CONFIG_INVALID', 'There is no trusted root certificate.');
}
