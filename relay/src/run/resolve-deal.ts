import { CosellError, parseExternalReference } from '@cosell/contracts';
import { isMicrosofts } from '../partner-center/microsofts-referral.ts';
import { isOwn } from '../partner-center/own-referral.ts';
import type { Referral } from '../partner-center/referral.ts';
import { Postponed } from '../postponed.ts';
import { opportunityOfReferral } from '../salesforce/create-opportunity.ts';
import type { Alias, AliasKind } from '../store/types.ts';
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
 * reference, by engagement, by the identifier that an Opportunity carries, else it is a new one. Whoever it
 * is of, the deal is that of our own referral in the engagement; one of another partner is never taken for
 * it.
 * @throws Postponed when it is somebody else's and too young for lists to show ours beside it
 * @throws CosellError ENGAGEMENT_UNRESOLVED when it is somebody else's and no referral of ours stands beside
 */
export async function resolveDeal(run: Run): Promise<Resolution> {
    const { store, partnerCenter, salesforce, now } = run.context;
    const { deal } = run.lease;
    const named = (wanted: AliasKind) => deal.aliases.find(({ kind }) => kind === wanted);
    const toldBy = named('referral') ?? named('microsoft-referral');
    if (!toldBy)
        throw new CosellError('ENGAGEMENT_UNRESOLVED', 'The deal has neither Opportunity nor referral.');
    const [told, organizationId] = await Promise.all([
        partnerCenter.getReferral(toldBy.value, run.call),
        run.context.ownOrganization(run.call)
    ]);
    // Where nobody knows yet who we are, only what names no owner is ours for certain.
    const isOurs = (referral: Referral) => isOwn(referral, organizationId ?? NOBODY);
    const isForeign = !isOurs(told) && !isMicrosofts(told);
    const forget = isForeign ? toldBy : null;
    if (!isOurs(told) && (await mergeByEngagement(run, told, forget))) return { kind: 'merged' };
    const related = told.engagementId ? await referralsOf(run, told.engagementId) : [told];
    const own = isOurs(told) ? told : related.find(isOurs);
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
        if (other && other.id !== deal.id && (await store.mergeInto(run.lease, target, now(), forget)))
            return { kind: 'merged' };
    }
    if (ours) return { kind: 'known', opportunityId: ours.opportunityId };
    // Microsoft takes no external reference before the deal is accepted: until then Salesforce alone knows.
    const carrier = await opportunityOfReferral(salesforce, own.id, deal.id);
    if (carrier === null) return { kind: 'inbound', own, microsofts };
    const known = { kind: 'opportunity', value: carrier } as const;
    if (await store.mergeInto(run.lease, known, now(), forget)) return { kind: 'merged' };
    return { kind: 'known', opportunityId: carrier };
}

/** The id of no organization. */
const NOBODY = 'nobody';

/** The engagement may be known already; then its list, which may lag behind, is not needed. */
async function mergeByEngagement(
    run: Run,
    { engagementId }: Referral,
    forget: Alias | null
): Promise<boolean> {
    const { store, now } = run.context;
    if (!engagementId) return false;
    const target = { kind: 'engagement', value: engagementId } as const;
    return (await store.mergeInto(run.lease, target, now(), forget)) !== null;
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
