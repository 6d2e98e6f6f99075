import type { ReferralRow } from '../page-state.ts';
import type { ControlReferral } from './control-client.ts';

/** The organisation id under which Microsoft itself appears (Referrals API, inviteContext.invitedBy). */
const MICROSOFT = 'msft';

/**
 * What Partner Center holds for an Opportunity: the whole engagement of the referral that names it, ours
 * first.
 */
export function referralsOf(
    opportunity: { id: string; referralId: string | null },
    referrals: ControlReferral[]
): ReferralRow[] {
    const own = referrals.find(
        ({ id, externalReferenceId }) =>
            id === opportunity.referralId || externalReferenceId?.endsWith(`:${opportunity.id}`)
    );
    if (!own) return [];
    return referrals
        .filter(({ engagementId }) => engagementId === own.engagementId)
        .map(referralRow)
        .sort((one, other) => Number(one.owner === 'Microsoft') - Number(other.owner === 'Microsoft'));
}

function referralRow(referral: ControlReferral): ReferralRow {
    const { details } = referral;
    return {
        id: referral.id,
        owner: referral.organizationId === MICROSOFT ? 'Microsoft' : 'Partner',
        name: referral.name,
        status: referral.status,
        substatus: referral.substatus,
        direction: referral.direction,
        dealValue: details.dealValue,
        currency: details.currency,
        closingDate: details.closingDateTime?.slice(0, 10) ?? null,
        notes: details.notes,
        externalReference: referral.externalReferenceId,
        microsoftCrmId: referral.trackingInfo?.microsoftMsxId ?? null,
        team: referral.team.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ')),
        solutions: (details.requirements?.solutions ?? []).map(({ id, name }) => name ?? id),
        expires: referral.expirationDateTime,
        updated: referral.updatedDateTime
    };
}
