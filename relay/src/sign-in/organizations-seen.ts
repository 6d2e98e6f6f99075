import type { CallContext, PartnerCenterClient } from '../partner-center/client-types.ts';
import { isMicrosofts } from '../partner-center/microsofts-referral.ts';

/** Enough to know whose they are. */
const LOOKED_AT = 50;

/**
 * Owners of the newest referrals, Microsoft aside; with repetitions.
 * @throws CosellError as a list of referrals does
 */
export async function organizationsSeen(
    { listReferrals }: Pick<PartnerCenterClient, 'listReferrals'>,
    call: CallContext
): Promise<string[]> {
    const seen: string[] = [];
    let count = 0;
    for await (const referral of listReferrals({}, call)) {
        const { organizationId } = referral;
        if (organizationId && !isMicrosofts(referral)) seen.push(organizationId);
        if ((count += 1) === LOOKED_AT) break;
    }
    return seen;
}
