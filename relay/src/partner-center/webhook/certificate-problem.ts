import type { X509Certificate } from './x509.ts';

/**
 * Extensions that a critical mark may stand on: those that are checked here, and policies, which bind
 * nothing here.
 */
const understood = new Set([
    '2.5.29.14', // subject key identifier
    '2.5.29.15', // key usage
    '2.5.29.17', // subject alternative name
    '2.5.29.19', // basic constraints
    '2.5.29.32', // certificate policies
    '2.5.29.35', // authority key identifier
    '2.5.29.37' // extended key usage
]);

const soundHashes = new Set(['SHA-256', 'SHA-384', 'SHA-512']);

/** What is wrong with a certificate wherever it stands in the chain; null: nothing. */
export function certificateProblem(certificate: X509Certificate, now: Date): string | null {
    const who = `"${certificate.subject}"`;
    if (now < certificate.notBefore)
        return `${who} is valid only from ${certificate.notBefore.toISOString()}`;
    if (now > certificate.notAfter) return `${who} expired on ${certificate.notAfter.toISOString()}`;
    // RFC 5280, 4.2: a critical extension that is not understood makes the certificate unusable.
    const strange = certificate.extensions.find(({ critical, type }) => critical && !understood.has(type));
    if (strange) return `${who} has a critical extension that is not supported (${strange.type})`;
    return null;
}

/**
 * SHA-1 and MD5 signatures can be forged; a root's own signature is not judged, since the root is trusted
 * as it is.
 */
export function weakSignatureProblem(certificate: X509Certificate): string | null {
    const hash = certificate.signatureAlgorithm.hash?.name;
    return soundHashes.has(hash) ? null : `"${certificate.subject}" is signed with ${hash}`;
}
