import { CosellError } from '@cosell/contracts/errors';
import { fetchCertificate } from './fetch-certificate.ts';
import { parseCertificate } from './parse-certificate.ts';
import { AuthorityInfoAccessExtension } from './x509.ts';
import type { X509Certificate } from './x509.ts';

/** A certificate names one or two addresses of its issuer. */
const mostAddresses = 2;

/**
 * The issuers that a certificate names in its AIA extension, downloaded from `allowedHosts` only (`host`,
 * or `host:port` where the port is not the scheme's own). Plain http is right here: authorities publish so
 * (RFC 5280, 4.2.2.1), and what comes is believed only if a configured root vouches for it.
 *
 * @throws CosellError WEBHOOK_CERTIFICATE for an answer that is not a certificate,
 *   WEBHOOK_CERTIFICATE_UNAVAILABLE.
 */
export async function fetchIssuers(
    certificate: X509Certificate,
    allowedHosts: string[],
    fetch: typeof globalThis.fetch
): Promise<X509Certificate[]> {
    const named = certificate.getExtension(AuthorityInfoAccessExtension)?.caIssuers ?? [];
    const addresses = named
        .filter(({ type, value }) => type === 'url' && isAllowed(value, allowedHosts))
        .slice(0, mostAddresses);
    const issuers: X509Certificate[] = [];
    for (const { value: address } of addresses) {
        const bytes = await fetchCertificate(address, fetch);
        try {
            issuers.push(parseCertificate(bytes));
        } catch (cause) {
            throw new CosellError('WEBHOOK_CERTIFICATE', `${address} is not a certificate.`, { cause });
        }
    }
    return issuers;
}

function isAllowed(address: string, allowedHosts: string[]): boolean {
    const url = URL.parse(address);
    if (!url || url.username || url.password) return false;
    return (url.protocol === 'http:' || url.protocol === 'https:') && allowedHosts.includes(url.host);
}
