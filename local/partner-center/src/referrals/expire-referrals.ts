import type { PartnerCenter } from '../partner-center.ts';
import { changeReferral } from './change-referral.ts';

/** Closes every invitation that was not answered in time. */
export function expireReferrals(partnerCenter: PartnerCenter): void {
    const now = partnerCenter.clock.now().getTime();
    for (const referral of [...partnerCenter.state.referrals]) {
        const { status, expirationDateTime } = referral;
        if (status !== 'New' || expirationDateTime === null || Date.parse(expirationDateTime) > now) continue;
        const expired = { ...referral, status: 'Closed', substatus: 'Expired' } as const;
        changeReferral(partnerCenter, referral, expired, { actor: 'system', by: 'system' });
    }
}
