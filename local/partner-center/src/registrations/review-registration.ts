import { brokenRule } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { Referral } from '../referrals/referral.ts';
import { findReferral, storeChange } from '../referrals/referral-store.ts';
import { inStatus, type RegistrationStatus } from './deal-registration.ts';
import { withRegistration } from './patch-registrations.ts';

/** Where a review leads (order inferred from the names of the statuses). */
const next: Record<RegistrationStatus, readonly RegistrationStatus[]> = {
    ReviewPending: ['ActionRequired', 'Passed', 'Failed', 'Approved'],
    ActionRequired: ['Failed', 'Closed'],
    Passed: ['Approved', 'Failed'],
    Failed: ['Closed'],
    Approved: ['Closed'],
    Closed: []
};

/**
 * Microsoft's review of a registration of the partner. Throws a broken rule for a step that it cannot take.
 */
export function reviewRegistration(
    partnerCenter: PartnerCenter,
    id: string,
    { status, statusReason = null }: { status: RegistrationStatus; statusReason?: string | null }
): Referral {
    const referral = findReferral(partnerCenter, id);
    const [registration] = referral.registrations;
    if (!registration) throw brokenRule('The referral has no registration.', 'registrations');
    if (!next[registration.status].includes(status)) {
        throw brokenRule(`A registration cannot go from ${registration.status} to ${status}.`, 'status');
    }
    const reviewed = inStatus({ ...registration, statusReason }, status, partnerCenter.clock.stamp());
    return storeChange(partnerCenter, withRegistration(referral, reviewed), 'microsoft', [
        '/registrations/0'
    ]);
}

/**
 * Microsoft's matching of the customer has run: with an account of Microsoft it is a managed customer. An
 * open deal only. Throws a broken rule.
 */
export function matchCustomer(
    partnerCenter: PartnerCenter,
    id: string,
    { externalId }: { externalId: string | null }
): Referral {
    const referral = findReferral(partnerCenter, id);
    if (referral.status === 'Closed') throw brokenRule('The referral is closed.', 'status');
    const { customerProfile } = referral;
    const others = customerProfile.ids.filter(({ profileType }) => profileType !== 'External');
    const ids = externalId === null ? others : [...others, { profileType: 'External', id: externalId }];
    const matched = { ...referral, customerProfile: { ...customerProfile, isMatchingComplete: true, ids } };
    return storeChange(partnerCenter, matched, 'microsoft', ['/customerProfile/ids']);
}
