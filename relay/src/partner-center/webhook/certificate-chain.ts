import { CosellError } from '@cosell/contracts/errors';
import { issuerProblem } from './issuer-problem.ts';
import type { X509Certificate } from './x509.ts';

export interface Trust {
    /** Where every chain has to end. */
    roots: X509Certificate[];
    /** Intermediates that are at hand. */
    bundle: X509Certificate[];
    /** Downloads the issuers that a certificate names in its AIA extension, from allowed hosts only. */
    fetchIssuers(certificate: X509Certificate): Promise<X509Certificate[]>;
}

/** Microsoft's chains have one or two intermediates. */
const mostIntermediates = 4;

/**
 * Completes a chain, since only the leaf is published: `[leaf, intermediates…, root]`, every link checked
 * at `now`.
 *
 * @throws CosellError WEBHOOK_CERTIFICATE naming what failed; WEBHOOK_CERTIFICATE_UNAVAILABLE if an issuer
 *   could not be downloaded.
 */
export async function buildChain(leaf: X509Certificate, trust: Trust, now: Date): Promise<X509Certificate[]> {
    const problems: string[] = [];

    async function issuersAmong(candidates: X509Certificate[], chain: X509Certificate[]) {
        const child = chain.at(-1)!;
        const issuers: X509Certificate[] = [];
        for (const candidate of candidates.filter(({ subject }) => subject === child.issuer)) {
            const problem = await issuerProblem(candidate, child, chain.length - 1, now);
            if (problem) problems.push(problem);
            else issuers.push(candidate);
        }
        return issuers;
    }

    /** Tries every way, since an intermediate may exist twice, signed by two roots of which one is ours. */
    async function completed(chain: X509Certificate[]): Promise<X509Certificate[] | null> {
        const [root] = await issuersAmong(trust.roots, chain);
        if (root) return [...chain, root];
        if (chain.length > mostIntermediates) return null;
        for (const source of [async () => trust.bundle, trust.fetchIssuers]) {
            for (const next of await issuersAmong(await source(chain.at(-1)!), chain)) {
                const found = await completed([...chain, next]);
                if (found) return found;
            }
        }
        problems.push(`no trusted root issued "${chain.at(-1)!.subject}"`);
        return null;
    }

    const chain = await completed([leaf]);
    if (chain) return chain;
    throw new CosellError('WEBHOOK_CERTIFICATE', `${problems.join('; ')}.`);
}
