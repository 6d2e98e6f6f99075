import { formatExternalReference } from '@cosell/contracts';
import type { ControlReferral } from '@cosell/local-web';
import type { Loop } from './start-loop.ts';

/** Every wait for the other side. */
export const SECONDS = 30;
const CLOSES_IN_DAYS = 60;

/** Deal values of a round, in USD: each change is one that neither side held before. */
export const values = { created: 50_000, inSalesforce: 60_000, inPortalAtOnce: 66_000, inPortal: 72_500 };

/** One deal on its way round: what its steps know of it. */
export interface Round {
    loop: Loop;
    /** Unlike that of any other round. */
    name: string;
    /** YYYY-MM-DD. */
    closeDate: string;
    /** Of the Opportunity that the seller makes; empty before. */
    opportunityId: string;
    /** Of the partner's referral in the deal that Microsoft sends; empty before. */
    inboundReferralId: string;
}

export function newRound(loop: Loop, now: Date): Round {
    return {
        loop,
        name: `Round of ${now.toISOString()}`,
        closeDate: new Date(now.getTime() + CLOSES_IN_DAYS * 86_400_000).toISOString().slice(0, 10),
        opportunityId: '',
        inboundReferralId: ''
    };
}

/**
 * All referrals of the partner that name an Opportunity as theirs: one, if all is well. Where one POST
 * makes both referrals, Microsoft's has the same reference.
 */
export async function ownReferrals({ loop, opportunityId }: Round): Promise<ControlReferral[]> {
    const reference = formatExternalReference({ orgId: loop.orgId, opportunityId });
    return (await loop.control.referrals()).filter(
        ({ externalReferenceId, organizationId }) =>
            externalReferenceId === reference && organizationId !== 'msft'
    );
}

export async function ownReferral(round: Round): Promise<ControlReferral | undefined> {
    return (await ownReferrals(round))[0];
}

/** The others of the engagement: Microsoft's connected referral. */
export async function connectedReferrals({ loop }: Round, own: ControlReferral): Promise<ControlReferral[]> {
    return (await loop.control.referrals()).filter(
        ({ engagementId, id }) => engagementId === own.engagementId && id !== own.id
    );
}
