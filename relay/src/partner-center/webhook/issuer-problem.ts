import { certificateProblem, weakSignatureProblem } from './certificate-problem.ts';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension } from './x509.ts';
import type { X509Certificate } from './x509.ts';

/**
 * Why `issuer` cannot vouch for `child`; null: it can (RFC 5280, 6.1.4). `@peculiar/x509` builds chains by
 * name and signature alone, so that any certificate could issue others; the rest is checked here.
 *
 * @param authoritiesBelow how many authorities stand between `issuer` and the leaf
 */
export async function issuerProblem(
    issuer: X509Certificate,
    child: X509Certificate,
    authoritiesBelow: number,
    now: Date
): Promise<string | null> {
    const who = `"${issuer.subject}"`;
    if (issuer.subject !== child.issuer) return `${who} is not the issuer of "${child.subject}"`;
    const weak = weakSignatureProblem(child);
    if (weak) return weak;

    const constraints = issuer.getExtension(BasicConstraintsExtension);
    if (!constraints?.ca) return `${who} is not an authority`;
    if (constraints.pathLength !== undefined && constraints.pathLength < authoritiesBelow) {
        return `${who} allows only ${constraints.pathLength} authorities below itself`;
    }
    const usages = issuer.getExtension(KeyUsagesExtension)?.usages ?? 0;
    if (!(usages & KeyUsageFlags.keyCertSign)) return `${who} may not sign certificates`;

    const problem = certificateProblem(issuer, now);
    if (problem) return problem;
    return (await signed(child, issuer)) ? null : `${who} has not signed "${child.subject}"`;
}

/** False also where the key and the named algorithm do not go together. */
async function signed(child: X509Certificate, issuer: X509Certificate): Promise<boolean> {
    try {
        return await child.verify({ publicKey: issuer.publicKey, signatureOnly: true });
    } catch {
        return false;
    }
}
