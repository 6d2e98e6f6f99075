import type { Deal } from '../deal.ts';
import { defaultMapping } from '../mapping/default-mapping.ts';
import type { Mapping } from '../mapping/document.ts';
import { commonBody, inviteContext } from './common-body.ts';

/**
 * Body of the second POST, in the engagement of the partner's referral: it invites Microsoft by creating
 * Microsoft's own, connected referral. Without an external reference, so that only the partner's referral is
 * found by it.
 */
export function connectMicrosoftRequest(
    deal: Deal,
    engagementId: string,
    mapping: Pick<Mapping, 'attributes'> = defaultMapping
) {
    return {
        ...commonBody(deal, mapping),
        type: 'Shared',
        engagementId,
        target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
        inviteContext: inviteContext(deal)
    };
}

/** What Salesforce does not tell, such as a paused field, Microsoft is told as our own referral has it. */
export function filledFrom(deal: Deal, own: Deal): Deal {
    const told = Object.entries(deal).filter(([, value]) =>
        Array.isArray(value) ? value.length > 0 : value !== null
    );
    return { ...own, ...Object.fromEntries(told) };
}
