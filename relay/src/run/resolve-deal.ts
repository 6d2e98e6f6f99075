import { CosellError, parseExternalReference } from '@cosell/contracts';
import { isMicrosofts } from '../partner-center/microsofts-referral.ts';
import type { Referral } from '../partner-center/referral.ts';
import { Postponed } from '../postponed.ts';
import { aliasOf } from './aliases.ts';
import type { Run } from './context.ts';
import { betweenLooks, listedBy } from './lists-lag.ts';
import { referralsOf } from './read-referral.ts';

/**
 * - `merged`: the deal was known under another name; that one runs next.
 * - `known`: an Opportunity carries this referral already, though the store did not know.
 * - `inbound`: Microsoft (or another partner) began the deal.
 */
export type Resolution =
    | { kind: 'merged' }
    | { kind: 'known'; opportunityId: string }
    | { kind: 'inbound'; own: Referral; microsofts: Referral | null };

/**
 * Finds out which deal a referral belongs to that nobody has linked to an Opportunity yet: by external
 * reference, by
 * engagement, else it is a new one.
 * @throws Postponed when it is Microsoft's and too young for lists to show ours beside it
 * @throws CosellError ENGAGEMENT_UNRESOLVED when it is Microsoft's and no referral of ours stands beside it
 */
export async function resolveDeal(run: Run): Promise<Resolution> {
    const { store, partnerCenter, salesforce, now } = run.context;
    const { deal } = run.lease;
    const toldId = aliasOf(deal, 'referral') ?? aliasOf(deal, 'microsoft-referral');
    if (!toldId)
        throw new CosellError('ENGAGEMENT_UNRESOLVED', 'The deal has neither Opportunity nor referral.');
    const told = await partnerCenter.getReferral(toldId, run.call);
    if (isMicrosofts(told) && (await mergeByEngagement(run, told))) return { kind: 'merged' };
    const related = told.engagementId ? await referralsOf(run, told.engagementId) : [told];
    const own = isMicrosofts(told) ? related.find((referral) => !isMicrosofts(referral)) : told;
    const microsofts = related.find(isMicrosofts) ?? null;
    if (!own) throw unresolved(run, told);

    const reference = parseExternalReference(own.externalReferenceId);
    const ours = reference?.orgId === salesforce.orgId ? reference : null;
    const targets = [
        ...(ours ? [{ kind: 'opportunity', value: ours.opportunityId } as const] : []),
        { kind: 'referral', value: own.id } as const,
        ...(own.engagementId ? [{ kind: 'engagement', value: own.engagementId } as const] : [])
    ];
    for (const target of targets) {
        const other = await store.dealByAlias(target);
        if (other && other.id !== deal.id && (await store.mergeInto(run.lease, target, now())))
            return { kind: 'merged' };
    }
    if (ours) return { kind: 'known', opportunityId: ours.opportunityId };
    return { kind: 'inbound', own, microsofts };
}

/** The engagement may be known already; then its list, which may lag behind, is not needed. */
async function mergeByEngagement(run: Run, { engagementId }: Referral): Promise<boolean> {
    const { store, now } = run.context;
    if (!engagementId) return false;
    return (await store.mergeInto(run.lease, { kind: 'engagement', value: engagementId }, now())) !== null;
}

function unresolved(run: Run, told: Referral): CosellError {
    const at = run.context.now().getTime();
    if (at >= listedBy(run, told)) return new CosellError('ENGAGEMENT_UNRESOLVED', `Referral ${told.id}.`);
    return new Postponed(
        'ENGAGEMENT_UNRESOLVED',
        `Referral ${told.id}: ours beside it does not show yet.`,
        new Date(at + betweenLooks(run))
    );
}
