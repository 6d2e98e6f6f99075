import { isMicrosofts } from '../partner-center/microsofts-referral.ts';
import type { Referral } from '../partner-center/referral.ts';
import { Postponed } from '../postponed.ts';
import type { Effect } from '../store/types.ts';
import type { Deal } from '../sync/deal.ts';
import { dealFromReferral } from '../sync/referral/deal-from-referral.ts';
import { connectMicrosoftRequest, filledFrom } from '../sync/referral/connect-microsoft-request.ts';
import { directionOf } from '../sync/referral/direction.ts';
import { createOnce } from './create-once.ts';
import type { Run } from './context.ts';
import { betweenLooks } from './lists-lag.ts';
import { referralsOf, type Engagement } from './read-referral.ts';

/** What the store keeps of an invitation that is planned. */
interface Waiting {
    /** Milliseconds; null: the engagement's list has not shown our own referral yet. */
    listedSince: number | null;
}

/**
 * Brings Microsoft in where help is wanted: a connected referral in the engagement of ours. Microsoft's
 * sources leave open whether the first POST has already made it. So the engagement's list is believed only
 * once it shows our own referral, and then for a second look some seconds later.
 * @returns `lookAgainAt` where it is too early to tell; the deal can go on without
 * @throws Postponed while an unanswered invitation may still turn up
 */
export async function inviteMicrosoft(run: Run, deal: Deal, own: Referral): Promise<Engagement> {
    const { store, now, mapping } = run.context;
    const { engagementId } = own;
    const nobody = { own, microsofts: null, lookAgainAt: null };
    if (!run.context.ways.outbound) return nobody;
    if (!deal.help || !engagementId || own.status === 'Closed') return nobody;
    // Whoever invited us has Microsoft in already, or does not want it in.
    if (directionOf(own) === 'Incoming') return nobody;
    const lookedAt = now().getTime();
    const related = await referralsOf(run, engagementId);
    const there = related.find(isMicrosofts);
    if (there) return { own, microsofts: there, lookAgainAt: null };
    const effects = await store.openEffects(run.lease.dealId);
    const open = effects.find(({ kind }) => kind === 'invite-microsoft');
    const isListed = related.some(({ id }) => id === own.id);
    const listedSince = listedBefore(open) ?? (isListed ? lookedAt : null);
    try {
        const microsofts = await createOnce(run, {
            kind: 'invite-microsoft',
            title: 'Invite Microsoft',
            body: connectMicrosoftRequest(
                filledFrom(deal, dealFromReferral(own, null, mapping)),
                engagementId,
                mapping
            ),
            request: { listedSince } satisfies Waiting,
            notBefore:
                listedSince === null
                    ? (open?.plannedAt.getTime() ?? lookedAt) + run.context.listsLag
                    : listedSince + betweenLooks(run),
            find: async () => (await referralsOf(run, engagementId)).find(isMicrosofts) ?? null
        });
        return { own, microsofts, lookAgainAt: null };
    } catch (error) {
        // A run that commits takes what was sent for done: with an open invitation it must not.
        if (!(error instanceof Postponed) || open?.state === 'sent') throw error;
        return { ...nobody, lookAgainAt: error.until };
    }
}

function listedBefore(open: Effect | undefined): number | null {
    return (open?.request as Waiting | null | undefined)?.listedSince ?? null;
}
