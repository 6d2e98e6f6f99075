import { isMicrosofts } from '../partner-center/microsofts-referral.ts';
import { isOwn } from '../partner-center/own-referral.ts';
import type { Deal } from '../store/types.ts';
import { inPortions } from './portions.ts';
import type { SweepContext } from './sweep-context.ts';
import { sightingOf } from './sweep-referrals.ts';

export const ENGAGEMENTS_SWEEP = 'engagements';

/** Engagements per sweep, one call each. By the default of five minutes 240 an hour. */
const PORTION = 20;
/** Deals looked at per sweep in search of open ones. */
const MOST_DEALS = 500;

interface Mark {
    /** Id of the last deal that was looked at; null: begin anew. */
    after: string | null;
}

/**
 * Looks at engagements with Microsoft's connected referral, a few at a time, all of them in turn: a change
 * of Microsoft's referral need not touch ours, and only the list of its engagement shows it. What belongs to
 * other partners in them is not looked at.
 */
export async function sweepEngagements(context: SweepContext): Promise<void> {
    const { store, partnerCenter, call } = context;
    const { after } = ((await store.sweepMark(ENGAGEMENTS_SWEEP)) as Mark | null) ?? { after: null };
    const deals = await store.dealsWithAlias('microsoft-referral', after, MOST_DEALS);
    const organizationId = await context.ownOrganization(call);
    const portions = inPortions(context, ENGAGEMENTS_SWEEP);
    let last: string | null = null;
    let asked = 0;
    for (const deal of deals) {
        if (asked === PORTION) break;
        last = deal.id;
        const engagementId = deal.aliases.find(({ kind }) => kind === 'engagement')?.value;
        if (!engagementId || isOver(deal)) continue;
        asked += 1;
        for await (const referral of partnerCenter.listReferrals({ engagementId }, call))
            if (isMicrosofts(referral) || isOwn(referral, organizationId))
                await portions.add(sightingOf(referral));
    }
    await portions.flush();
    const isLast = last === (deals.at(-1)?.id ?? null) && deals.length < MOST_DEALS;
    await store.setSweepMark(ENGAGEMENTS_SWEEP, { after: isLast ? null : last } satisfies Mark);
}

/** Closed on both sides: nothing of it can change any more. Off or deleted: nobody wants to know. */
export function isOver({ state, seenPartner }: Deal): boolean {
    const seen = (seenPartner ?? {}) as { status?: unknown; microsoftStatus?: unknown };
    if (state === 'off' || state === 'tombstone') return true;
    return seen.status === 'Closed' && seen.microsoftStatus === 'Closed';
}
