import type { Referral } from '../partner-center/referral.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import type { Stamps } from '../store/types.ts';

/** What a run has read, so that no sweep tells of it again. */
export function stampsOf(
    { Id, SystemModstamp }: Pick<OpportunityRecord, 'Id' | 'SystemModstamp'>,
    referrals: (Referral | null)[]
): Stamps {
    const known = referrals.flatMap((referral) =>
        referral?.updatedDateTime ? [[referral.id, referral.updatedDateTime]] : []
    );
    return Object.fromEntries([[Id, SystemModstamp], ...known]) as Stamps;
}
