import type { PreviewAnswer } from '@cosell/contracts';
import { aliasOf } from '../run/aliases.ts';
import type { Run } from '../run/context.ts';
import { crmDeal } from '../run/crm-deal.ts';
import { crmFields } from '../run/crm-fields.ts';
import { policyFor } from '../run/policy-for.ts';
import { readEngagement } from '../run/read-referral.ts';
import { statusOfRun } from '../run/status-of-run.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import { CosellError } from '@cosell/contracts';
import type { Requests } from '../store/requests/types.ts';
import { afterReconcile, beforeReconcile } from '../sync/conflicts/open-conflicts.ts';
import type { OpenConflicts, Resolutions } from '../sync/conflicts/open-conflicts.ts';
import { emptyDeal, type Changes, type Deal, type FieldName } from '../sync/deal.ts';
import type { Memory } from '../sync/memory.ts';
import { phaseOf } from '../sync/phase.ts';
import { reconcile } from '../sync/reconcile.ts';
import type { Refused } from '../sync/reconcile-types.ts';
import { dealFromReferral } from '../sync/referral/deal-from-referral.ts';
import { missingForReferral, type Missing } from '../sync/referral/readiness.ts';
import { locksForGood, shownValue } from './preview-values.ts';

/**
 * What a run would make Microsoft see: the same reads and the same decision, and nothing is written.
 * `run` carries a lease that nobody holds; nothing here uses it but to know the deal.
 * @throws CosellError SALESFORCE_NOT_FOUND, REFERRAL_NOT_FOUND, and what keeps either side from answering
 */
export async function preview(run: Run, opportunityId: string, requests: Requests): Promise<PreviewAnswer> {
    const { context, lease } = run;
    const record = await readOpportunity(context.salesforce, opportunityId, crmFields(context));
    if (!record) throw new CosellError('SALESFORCE_NOT_FOUND', `Opportunity ${opportunityId}.`);
    const crm = crmDeal(context, record);
    const missing = missingForReferral(crm, context.now());
    const referralId = aliasOf(lease.deal, 'referral') ?? record.Referral_Identifier__c;
    if (!referralId) {
        const { toPartner } = decide(run, requests, record, crm, null);
        return answer('create', emptyDeal, toPartner, missing, locksForGood(toPartner));
    }
    const { own, microsofts } = await readEngagement(run, referralId);
    const partner = dealFromReferral(own, microsofts, context.mapping);
    const decision = decide(run, requests, record, crm, partner);
    const { toPartner } = statusOfRun(run, record, partner, requests);
    const changes = { ...decision.toPartner, ...toPartner };
    return answer(Object.keys(changes).length ? 'update' : 'nothing', partner, changes, [], []);
}

function decide(
    run: Run,
    { conflicts, resolutions }: Requests,
    record: NonNullable<Awaited<ReturnType<typeof readOpportunity>>>,
    crm: Deal,
    partner: Deal | null
): { toPartner: Changes } {
    const { context, lease } = run;
    const [open, chosen] = [conflicts as OpenConflicts, resolutions as Resolutions];
    const seen = {
        crm: lease.deal.seenCrm as Memory | null,
        partner: lease.deal.seenPartner as Memory | null
    };
    const sides = beforeReconcile(
        { policy: policyFor(context, record), seen },
        context.mapping,
        open,
        chosen
    );
    const decision = reconcile({
        ...sides,
        now: { crm, partner },
        phase: phaseOf(partner),
        refused: lease.deal.refused as Refused,
        fingerprint: context.fingerprint
    });
    if (!partner) return decision;
    return afterReconcile(decision, { crm, partner }, context.mapping, open, chosen).decision;
}

function answer(
    action: PreviewAnswer['action'],
    before: Deal,
    changes: Changes,
    missing: Missing[],
    locks: FieldName[]
): PreviewAnswer {
    const fields = (Object.keys(changes) as FieldName[]).filter((field) => field !== 'externalReference');
    return {
        command: 'preview',
        action,
        changes: fields.map((field) => ({
            field,
            before: shownValue(field, before),
            after: shownValue(field, changes)
        })),
        locks,
        missing
    };
}
