import { CosellError } from '@cosell/contracts';
import { CallFailure } from '../partner-center/failure.ts';
import type { Referral } from '../partner-center/referral.ts';
import { Postponed } from '../postponed.ts';
import type { Deal } from '../sync/deal.ts';
import { withRefusal } from '../sync/hold.ts';
import type { Memory } from '../sync/memory.ts';
import { dealFromReferral } from '../sync/referral/deal-from-referral.ts';
import { patchFrom } from '../sync/referral/patch-from.ts';
import { phaseOf } from '../sync/phase.ts';
import type { Decision, Refused } from '../sync/reconcile-types.ts';
import { step, type Run } from './context.ts';
import { describeChanges } from './describe-changes.ts';
import type { Engagement } from './read-referral.ts';
import { sentWriteOf } from './sent-write-of.ts';
import type { SentPatch } from './sent-patch.ts';
import { requireStillOpen } from './ways.ts';

export interface Patched {
    /** What Partner Center holds now. */
    partner: Deal;
    own: Referral;
    refused: Refused;
    /** Microsoft's no to these very values; the rest of the run goes on. */
    refusedWith: CosellError | null;
}

/**
 * Sends what Partner Center lacks in one JSON Patch under the ETag that was read.
 * @throws Postponed when an admin has switched the way off since the run began
 * @throws CosellError PARTNER_CENTER_CHANGED when the referral has moved on, PARTNER_CENTER_UNAVAILABLE and
 * the like
 */
export async function patchPartnerCenter(
    run: Run,
    { own, microsofts }: Engagement,
    crm: Deal,
    decision: Decision
): Promise<Patched> {
    const { store, partnerCenter, mapping, fingerprint, now } = run.context;
    const before = dealFromReferral(own, microsofts, mapping);
    const unchanged = { partner: before, own, refused: decision.refused, refusedWith: null };
    const patch = patchFrom(decision.toPartner, own);
    if (!patch.length) return unchanged;
    await requireStillOpen(run, 'outbound');
    const request = {
        ...sentWriteOf(decision.toPartner, { other: crm, written: before }, fingerprint),
        eTag: own.eTag ?? null,
        conflicts: run.steps.filter((row) => row.step === 'Conflict')
    } satisfies SentPatch;
    const key = `patch:${run.lease.leaseNo}`;
    const effectId = await store.sendEffect(run.lease, { kind: 'patch', key, request }, now());
    const detail = describeChanges(before, decision.toPartner);
    try {
        const after = await step(run, { direction: 'To Microsoft', step: 'Update referral', detail }, () =>
            partnerCenter.patchReferral(own.id, patch, { eTag: own.eTag ?? null }, run.call)
        );
        // Changed again already: all beyond our own write is somebody's change, and must stay one.
        if (!after) return { ...unchanged, partner: { ...before, ...decision.toPartner } };
        return { ...unchanged, partner: dealFromReferral(after, microsofts, mapping), own: after };
    } catch (error) {
        const harmless = error instanceof Postponed || (error instanceof CallFailure && error.withoutEffect);
        if (harmless) await store.failEffect(run.lease, effectId, { code: error.code }, now());
        if (!(error instanceof CosellError) || error.code !== 'REFERRAL_REFUSED') throw error;
        return {
            ...unchanged,
            refused: withRefusal(decision.refused, 'partner', decision.toPartner, {
                phase: phaseOf(before),
                fingerprint,
                seen: run.lease.deal.seenCrm as Memory | null
            }),
            refusedWith: error
        };
    }
}
