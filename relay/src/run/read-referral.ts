import { CosellError } from '@cosell/contracts';
import { isMicrosofts } from '../partner-center/microsofts-referral.ts';
import { isOwn } from '../partner-center/own-referral.ts';
import type { Referral } from '../partner-center/referral.ts';
import type { Memory } from '../sync/memory.ts';
import { aliasOf } from './aliases.ts';
import type { Run } from './context.ts';

/** The partner's referral with Microsoft's connected one, if there is one. */
export interface Engagement {
    own: Referral;
    microsofts: Referral | null;
    /** Whether Microsoft's exists cannot be told before; null: it can. */
    lookAgainAt: Date | null;
}

/** All referrals of one engagement that the partner may see. */
export async function referralsOf(run: Run, engagementId: string): Promise<Referral[]> {
    const found: Referral[] = [];
    for await (const referral of run.context.partnerCenter.listReferrals({ engagementId }, run.call))
        found.push(referral);
    return found;
}

/**
 * Reads the referral that the deal is known by. Microsoft's connected one is read beside it by its id; where
 * that is not known yet and the deal is shared, the engagement is listed, since nothing else names it.
 * @throws CosellError REFERRAL_NOT_OURS before the first run has ended, where it belongs to somebody else
 */
export async function readEngagement(run: Run, referralId: string): Promise<Engagement> {
    const { partnerCenter } = run.context;
    const { deal } = run.lease;
    const seen = deal.seenPartner as Memory | null;
    const microsoftsId = seen?.microsoftReferralId?.toString() ?? aliasOf(deal, 'microsoft-referral');
    const [own, known] = await Promise.all([
        partnerCenter.getReferral(referralId, run.call),
        microsoftsId ? partnerCenter.getReferral(microsoftsId, run.call).catch(absent) : null
    ]);
    if (seen?.referralId !== own.id && !isOwn(own, await run.context.ownOrganization(run.call)))
        throw new CosellError(
            'REFERRAL_NOT_OURS',
            `Referral ${own.id} of ${own.organizationName ?? 'unknown'}.`
        );
    // Docs do not say whose id a related-referral event carries: what is not Microsoft's own is not taken
    // for it.
    if (known && isMicrosofts(known)) return { own, microsofts: known, lookAgainAt: null };
    if (own.type !== 'Shared' || !own.engagementId) return { own, microsofts: null, lookAgainAt: null };
    const related = await referralsOf(run, own.engagementId);
    return { own, microsofts: related.find(isMicrosofts) ?? null, lookAgainAt: null };
}

/**
 * The docs do not promise that a related referral can be read by its id: then the engagement's list shows
 * it.
 */
function absent(error: unknown): null {
    if (error instanceof CosellError && error.code === 'REFERRAL_NOT_FOUND') return null;
    throw error;
}
