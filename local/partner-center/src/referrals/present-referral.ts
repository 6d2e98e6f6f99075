import type { PartnerCenter } from '../partner-center.ts';
import type { Referral } from './referral.ts';

/** The path of the Referrals API on its host. */
export const REFERRALS_PATH = '/v1.0/engagements/referrals';

/** A referral as it goes over the wire inside a list. */
export function presentReferral(partnerCenter: PartnerCenter, referral: Referral): Record<string, unknown> {
    const { emptyIds, escapedNames } = partnerCenter.switches();
    const { customerProfile, engagementId, id } = referral;
    const base = `${partnerCenter.url}${REFERRALS_PATH}`;
    const { name, ids } = customerProfile;
    return {
        ...referral,
        customerProfile: {
            ...customerProfile,
            name: escapedNames ? (name?.replaceAll('&', '&amp;') ?? null) : name,
            ids: ids.length === 0 && emptyIds === 'object' ? {} : ids
        },
        links: {
            // The service leaves the GUID without quotes.
            relatedReferrals: { uri: `${base}?$filter=engagementId eq ${engagementId}`, method: 'GET' },
            self: { uri: `${base}/${id}`, method: 'GET' }
        }
    };
}

/** A referral as the whole answer. */
export function presentEntity(partnerCenter: PartnerCenter, referral: Referral): Record<string, unknown> {
    return {
        '@odata.context': `${partnerCenter.url}${REFERRALS_PATH}/$metadata#Referrals/$entity`,
        ...presentReferral(partnerCenter, referral)
    };
}
