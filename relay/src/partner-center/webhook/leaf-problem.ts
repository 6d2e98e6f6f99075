import { certificateProblem } from './certificate-problem.ts';
import { KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension } from './x509.ts';
import type { X509Certificate } from './x509.ts';

/**
 * Why a certificate is not the one that signs Microsoft's events; null: it may be, if its chain holds too.
 * The issuer's organisation is Microsoft's own rule (Partner Center webhooks, "How to authenticate the
 * callback").
 *
 * @param names host names, one of which the certificate must carry as common name or alternative name
 */
export function leafProblem(leaf: X509Certificate, names: string[], now: Date): string | null {
    const problem = certificateProblem(leaf, now);
    if (problem) return problem;
    const organisations = leaf.issuerName.getField('O');
    if (organisations.length !== 1 || organisations[0] !== 'Microsoft Corporation') {
        return `issuer "${leaf.issuer}" is not of the organisation Microsoft Corporation`;
    }
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    if (!hostNames(leaf).some((name) => wanted.has(name.toLowerCase()))) {
        return `"${leaf.subject}" is not the certificate of ${names.join(' or ')}`;
    }
    const usage = leaf.getExtension(KeyUsagesExtension);
    if (usage && !(usage.usages & KeyUsageFlags.digitalSignature)) {
        return `"${leaf.subject}" may not sign data`;
    }
    return null;
}

function hostNames(leaf: X509Certificate): string[] {
    const alternatives = leaf.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
    const hosts = alternatives.filter(({ type }) => type === 'dns').map(({ value }) => value);
    return [...leaf.subjectName.getField('CN'), ...hosts];
}
