import './reflect-metadata.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { Switches } from '../switches.ts';
import { issueLeaf, selfSignedLeaf, type AuthorityKeys, type KeyAndCertificate } from './create-authority.ts';

type Odd = Exclude<Switches['signingCertificate'], 'good'>;

/** Each is made when it is first asked for, and lives as long as the authority is in memory. */
const oddLeaves = new WeakMap<AuthorityKeys, Partial<Record<Odd, Promise<KeyAndCertificate>>>>();

export function authorityOf({ state }: PartnerCenter): AuthorityKeys {
    if (!state.authority) throw new Error('The local Partner Center has no signing certificate yet.');
    return state.authority;
}

/** What signs events now, and is served at the address of the signing certificate. */
export async function signingLeaf(partnerCenter: PartnerCenter): Promise<KeyAndCertificate> {
    const authority = authorityOf(partnerCenter);
    const kind = partnerCenter.switches().signingCertificate;
    if (kind === 'good') return authority.leaf;
    const made = oddLeaves.get(authority) ?? {};
    oddLeaves.set(authority, made);
    return (made[kind] ??= newOddLeaf(authority, kind));
}

function newOddLeaf({ root, intermediate, intermediateUrl }: AuthorityKeys, kind: Odd) {
    switch (kind) {
        case 'expired':
            return issueLeaf(intermediate, intermediateUrl, { days: [-366, -1] });
        case 'wrongSubject':
            return issueLeaf(intermediate, intermediateUrl, { host: 'notifications.contoso.example' });
        // A chain that holds, to an issuer that is not Microsoft Corporation.
        case 'wrongIssuer':
            return issueLeaf(root, intermediateUrl);
        case 'selfSigned':
            return selfSignedLeaf();
    }
}

/** Events are signed with a new key from now on; the old certificate is gone from its address. */
export async function rotateSigningLeaf(partnerCenter: PartnerCenter): Promise<void> {
    const authority = authorityOf(partnerCenter);
    authority.leaf = await issueLeaf(authority.intermediate, authority.intermediateUrl);
    partnerCenter.changed();
}
