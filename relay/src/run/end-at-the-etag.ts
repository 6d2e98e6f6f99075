import type { Referral } from '../partner-center/referral.ts';
import type { Requests } from '../store/requests/types.ts';
import type { Stamps } from '../store/types.ts';
import { aliasOf } from './aliases.ts';
import type { Run } from './context.ts';
import { readEngagement, type Engagement } from './read-referral.ts';

/** Microsoft tells of our own writes as of anybody's, and often of one change several times. */
export type AtTheETag = { kind: 'ended' } | { kind: 'goes on'; engagement: Engagement | null };

const goesOn = (engagement: Engagement | null): AtTheETag => ({ kind: 'goes on', engagement });
const stampName = ({ id }: Referral) => `${id} eTag`;

/**
 * Ends a run that nothing but Microsoft's events has asked for, where the referrals still have the ETags that
 * the last run has left: without a call of Salesforce.
 * @returns what was read of Microsoft's side, for the run that goes on
 * @throws CosellError as reading a referral does
 */
export async function endAtTheETag(run: Run, requests: Requests): Promise<AtTheETag> {
    const { context, lease } = run;
    const { deal } = lease;
    const referralId = aliasOf(deal, 'referral');
    const isAtRest =
        deal.toldByEventsAlone &&
        deal.state === 'active' &&
        deal.attempt === 0 &&
        (deal.nextAttemptAt === null || deal.nextAttemptAt > context.now()) &&
        requests.pending === null;
    if (!isAtRest || !referralId || !(await seenLast(run, referralId))) return goesOn(null);
    const engagement = await readEngagement(run, referralId);
    const { own, microsofts, lookAgainAt } = engagement;
    const isKnown = [own, microsofts].every(
        (referral) =>
            referral === null || (referral.eTag && deal.stamps[stampName(referral)] === referral.eTag)
    );
    if (!isKnown || lookAgainAt) return goesOn(engagement);
    await context.store.endUnchanged(lease);
    return { kind: 'ended' };
}

/** The memory is of this referral, and nothing is open whose outcome nobody knows. */
async function seenLast({ context, lease }: Run, referralId: string): Promise<boolean> {
    const { id, seenPartner } = lease.deal;
    const seen = (seenPartner ?? {}) as { referralId?: unknown };
    return seen.referralId === referralId && (await context.store.openEffects(id)).length === 0;
}

/** Under which ETags a run leaves the referrals. */
export function eTagStamps(referrals: (Referral | null)[]): Stamps {
    return Object.fromEntries(
        referrals.flatMap((referral) => (referral?.eTag ? [[stampName(referral), referral.eTag]] : []))
    ) as Stamps;
}
