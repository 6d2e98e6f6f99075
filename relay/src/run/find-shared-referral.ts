import type { Referral } from '../partner-center/referral.ts';
import { isOwn } from '../partner-center/own-referral.ts';
import type { Run } from './context.ts';

/** Clocks of the two sides differ; older referrals than this before the first try cannot be ours. */
const CLOCK_SKEW_MS = 60 * 60_000;

/**
 * Looks among the newest referrals for one with our external reference, back to shortly before the deal was
 * shared:
 * the API filters by no external reference and has no idempotency key, so this is what keeps a create from
 * happening twice.
 */
export async function findSharedReferral(
    run: Run,
    externalReference: string,
    sharedAt: Date
): Promise<Referral | null> {
    const organizationId = await run.context.ownOrganization(run.call);
    const oldest = sharedAt.getTime() - CLOCK_SKEW_MS;
    for await (const referral of run.context.partnerCenter.listReferrals(
        { orderBy: 'createdDateTime' },
        run.call
    )) {
        const ours = referral.externalReferenceId === externalReference && isOwn(referral, organizationId);
        if (ours && !(await isLeftAlone(run, referral))) return referral;
        if (referral.createdDateTime && Date.parse(referral.createdDateTime) < oldest) return null;
    }
    return null;
}

/** It was unlinked from this very Opportunity, which is now shared anew. */
async function isLeftAlone(run: Run, { id }: Referral): Promise<boolean> {
    const { store } = run.context;
    const other = await store.dealByAlias({ kind: 'referral', value: id });
    return other !== null && (await store.requestsOf(other.id)).leftAlone;
}
