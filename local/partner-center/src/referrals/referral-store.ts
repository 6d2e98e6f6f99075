import { ApiError, itemNotFound } from '../http/api-error.ts';
import type { ChangeEntry } from '../journal/journal.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { ReferralsCaller } from '../tokens/authenticate.ts';
import { raiseEvent } from '../webhooks/raise-event.ts';
import { newEntityTag } from './entity-tag.ts';
import { isMicrosofts, type Referral } from './referral.ts';

type By = ChangeEntry['by'];

/** Throws 404. */
export function findReferral({ state }: PartnerCenter, id: string): Referral {
    const referral = state.referrals.find((one) => one.id === id.toLowerCase());
    if (!referral) throw itemNotFound(`Referral ${id} was not found.`);
    return referral;
}

export const engagementOf = ({ state }: PartnerCenter, engagementId: string): Referral[] =>
    state.referrals.filter((one) => one.engagementId === engagementId.toLowerCase());

/**
 * Whether a person at the partner may see a referral: the organisation's own, and related ones of its
 * engagements; a Referrals user only where he is in the team of the partner's referral.
 */
export function maySee(partnerCenter: PartnerCenter, caller: ReferralsCaller, referral: Referral): boolean {
    const own = isMicrosofts(referral)
        ? engagementOf(partnerCenter, referral.engagementId).find((one) => !isMicrosofts(one))
        : referral;
    if (!own) return false;
    const email = caller.email.toLowerCase();
    return (
        caller.role === 'ReferralsAdmin' || own.team.some((member) => member.email?.toLowerCase() === email)
    );
}

/** A Referrals user can only read (Referrals API, authentication). Throws 403. */
export function checkMayEdit(caller: ReferralsCaller): void {
    if (caller.role !== 'ReferralsAdmin') {
        throw new ApiError(
            403,
            'accessDenied',
            'Role Referrals admin is required to create or change referrals.'
        );
    }
}

export function addReferral(partnerCenter: PartnerCenter, referral: Referral, by: By): Referral {
    partnerCenter.state.referrals.push(referral);
    record(partnerCenter, referral, { by, change: 'created' });
    return referral;
}

/** Puts `changed` in the place of the referral with its id, with a new eTag and date. */
export function storeChange(
    partnerCenter: PartnerCenter,
    changed: Referral,
    by: By,
    paths?: string[]
): Referral {
    const { state, clock } = partnerCenter;
    const stored = {
        ...changed,
        updatedDateTime: clock.stamp(),
        eTag: newEntityTag(clock.now())
    };
    state.referrals[state.referrals.findIndex(({ id }) => id === changed.id)] = stored;
    record(partnerCenter, stored, { by, change: 'updated', ...(paths && { paths }) });
    return stored;
}

function record(
    partnerCenter: PartnerCenter,
    referral: Referral,
    how: Pick<ChangeEntry, 'by' | 'change' | 'paths'>
) {
    const { id, engagementId, organizationId, status, substatus } = referral;
    partnerCenter.log({
        kind: 'change',
        ...how,
        referralId: id,
        engagementId,
        organizationId,
        status,
        substatus
    });
    raiseEvent(partnerCenter, referral, how.change);
    partnerCenter.changed();
}
