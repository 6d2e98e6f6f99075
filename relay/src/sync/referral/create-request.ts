import type { Deal } from '../deal.ts';
import { defaultMapping } from '../mapping/default-mapping.ts';
import type { Mapping } from '../mapping/document.ts';
import { commonBody, inviteContext } from './common-body.ts';

/**
 * Body of POST /v1.0/engagements/referrals for the partner's own referral. With help wanted it is a co-sell
 * deal (`Shared`, aimed at the solutions), else a partner-led or private one (`Independent`), by what
 * Microsoft's sellers may see. Ask `missingForReferral` first: what is empty is left out. (Microsoft Learn,
 * "Create a referral": deal types.)
 */
export function createRequest(
    deal: Deal,
    { externalReference }: { externalReference: string },
    mapping: Pick<Mapping, 'attributes'> = defaultMapping
) {
    const shared = deal.help !== null;
    const target = shared ? deal.solutions.map(({ id }) => ({ type: 'SolutionProfile', id })) : [];
    return {
        ...commonBody(deal, mapping),
        type: shared ? 'Shared' : 'Independent',
        externalReferenceId: externalReference,
        target,
        ...(shared ? { inviteContext: inviteContext(deal) } : {})
    };
}
