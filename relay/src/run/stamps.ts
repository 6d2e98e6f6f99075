import { eTagStamps } from './end-at-the-etag.ts';
import type { Referral } from '../partner-center/referral.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { opportunityStamp } from '../salesforce/opportunity-stamp.ts';
import type { Stamps } from '../store/types.ts';

/**
 * What a run has read, so that no sweep tells of it again.
 * @param read the Opportunity as it was read first: a save after that is still to be told of
 * @param written as it was read last, after the run's own write
 */
export function stampsOf(
    read: OpportunityRecord,
    written: OpportunityRecord,
    referrals: (Referral | null)[]
): Stamps {
    const { SystemModstamp } = written;
    const known = referrals.flatMap((referral) =>
        referral?.updatedDateTime ? [[referral.id, referral.updatedDateTime]] : []
    );
    return {
        ...(Object.fromEntries([
            [read.Id, opportunityStamp({ ...read, SystemModstamp })],
            ...known
        ]) as Stamps),
        ...eTagStamps(referrals)
    };
}
