import { isDeepStrictEqual } from 'node:util';
import { CosellError } from '@cosell/contracts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import { countWrites, type FieldWrites } from '../sync/count-writes.ts';
import { dealFromReferral } from '../sync/referral/deal-from-referral.ts';
import { phaseOf } from '../sync/phase.ts';
import { remember, type Memory } from '../sync/memory.ts';
import { nextReminder, noticesOf } from '../sync/notices/notices-of.ts';
import { reconcile } from '../sync/reconcile.ts';
import type { Deal, FieldName } from '../sync/deal.ts';
import type { Decision, Side } from '../sync/reconcile-types.ts';
import { aliases, aliasOf } from './aliases.ts';
import type { Requests, SettledRequests } from '../store/requests/types.ts';
import type { Deal as StoredDeal } from '../store/types.ts';
import {
    afterReconcile,
    beforeReconcile,
    chosenConflicts,
    type OpenConflicts,
    type Resolutions
} from '../sync/conflicts/open-conflicts.ts';
import type { Closing } from '../sync/status/decide-closing.ts';
import { moveOfCommand } from '../sync/status/status-table.ts';
import { withoutRefusals } from '../sync/conflicts/without-refusals.ts';
import { actingPerson } from './acting-person.ts';
import { askedConflictRows } from './asked-conflict-rows.ts';
import { conflictRows } from './conflict-rows.ts';
import type { Run } from './context.ts';
import { commitUnread, dropPending } from './end-unread.ts';
import { followLead, keepLead, type LeadOutcome } from './keep-lead.ts';
import { linkReferral, unlinkReferral } from './links.ts';
import { memoriesOfRun } from './memories-of-run.ts';
import { noteRequests } from './note-requests.ts';
import { noticeOfFailure, notifyOwner } from './notify-owner.ts';
import { mirroredStatus, statusOfRun, statusWaits } from './status-of-run.ts';
import { endAtTheETag } from './end-at-the-etag.ts';
import { crmDeal } from './crm-deal.ts';
import { createInboundOpportunity } from './create-inbound-opportunity.ts';
import { crmFields } from './crm-fields.ts';
import { inviteMicrosoft } from './invite-microsoft.ts';
import { patchPartnerCenter } from './patch-partner-center.ts';
import { restoreValue } from './restore-value.ts';
import { readEngagement, type Engagement } from './read-referral.ts';
import { resolveDeal } from './resolve-deal.ts';
import { policyFor } from './policy-for.ts';
import { shareDeal } from './share-deal.ts';
import { untoldConflicts } from './sent-patch.ts';
import { stampsOf } from './stamps.ts';
import { asBefore, openInbound, requireStillOpen } from './ways.ts';
import { writeSalesforce } from './write-salesforce.ts';

/**
 * Brings one deal into step: reads both sides, decides, writes Partner Center first, then Salesforce,
 * commits the memories.
 * @throws CosellError for every expected failure; nothing of it is committed then
 */
export async function syncDeal(run: Run): Promise<void> {
    const { store } = run.context;
    const requests = await store.requestsOf(run.lease.dealId);
    if (requests.leftAlone) return commitUnread(run, 'off');
    if (requests.paused) throw new CosellError('DEAL_PAUSED', '');
    const heard = await endAtTheETag(run, requests);
    if (heard.kind === 'ended') return;
    const start = await whoIsWho(run);
    if (!start) return;
    const { opportunityId, origin } = start;
    const ahead = heard.engagement ? Promise.resolve(heard.engagement) : readAhead(run, requests);
    let record = await readOpportunity(run.context.salesforce, opportunityId, crmFields(run.context));
    const command = requests.pending?.command;
    if (command === 'unlink') return unlinkReferral(run, record, requests);
    const known = aliases({ opportunity: opportunityId });
    if (!record) return commitUnread(run, 'tombstone', known);
    if (await belongsToAnother(run, record)) return;
    const linked = requests.pending && command === 'link' ? await linkReferral(run, record, requests) : null;
    if (!linked && !record.Sync_With_Partner_Center__c) {
        // What was asked of a deal that is switched off is not done later, when nobody expects it any more.
        await dropPending(run, requests);
        return commitUnread(run, 'off', known, stampsOf(record, record, []));
    }

    run.changedBy = await actingPerson(run, record, requests.pending);
    if (command === 'restore') record = await restoreValue(run, record, requests);
    const crm = crmDeal(run.context, record);
    const engagement = start.engagement ?? (await engagementOf(run, record, crm, { linked, ahead }));
    await bringIntoStep(run, record, crm, engagement, origin, requests);
}

/**
 * An Opportunity that another deal has created for Microsoft's referral may be heard of before that deal
 * has committed.
 * Its key names the deal that it belongs to.
 */
async function belongsToAnother(run: Run, record: OpportunityRecord): Promise<boolean> {
    const { store, now } = run.context;
    const key = record.Co_sell_Deal_Key__c;
    const owner = key && key !== run.lease.dealId ? await store.deal(key) : null;
    const [target] = owner?.aliases ?? [];
    return target !== undefined && (await store.mergeInto(run.lease, target, now())) !== null;
}

interface Start {
    opportunityId: string;
    engagement: Engagement | null;
    origin: Side;
}

/** Null: the deal has become part of another one. */
async function whoIsWho(run: Run): Promise<Start | null> {
    const opportunityId = aliasOf(run.lease.deal, 'opportunity');
    if (opportunityId) return { opportunityId, engagement: null, origin: 'crm' };
    const leadId = aliasOf(run.lease.deal, 'lead');
    if (leadId && !aliasOf(run.lease.deal, 'referral')) return ofLead(await followLead(run, leadId));
    const resolution = await resolveDeal(run);
    if (resolution.kind === 'merged') return null;
    if (resolution.kind === 'known')
        return { opportunityId: resolution.opportunityId, engagement: null, origin: 'crm' };
    const { own, microsofts } = resolution;
    const lead = await keepLead(run, own);
    if (lead.kind !== 'deal') return ofLead(lead);
    // Microsoft tells of both referrals at once: whoever takes the engagement creates the Opportunity.
    const names = { referral: own.id, 'microsoft-referral': microsofts?.id, engagement: own.engagementId };
    const { store, mapping, now } = run.context;
    await store.claim(run.lease, aliases(names), now());
    const deal = dealFromReferral(own, microsofts, mapping);
    const opportunity = await createInboundOpportunity(run, deal);
    // A seller may answer it before this run ends.
    await store.claim(run.lease, aliases({ opportunity }), now());
    return {
        opportunityId: opportunity,
        engagement: { own, microsofts, lookAgainAt: null },
        origin: 'partner'
    };
}

/** Null: the lead stays one, and the run has ended. */
function ofLead(outcome: LeadOutcome): Start | null {
    if (outcome.kind !== 'converted') return null;
    return { opportunityId: outcome.opportunityId, engagement: null, origin: 'crm' };
}

/** What the last run has read goes first: an event may have named what is not ours. */
function knownReferral(deal: StoredDeal): string | null {
    const seen = (deal.seenPartner as Memory | null)?.referralId?.toString();
    return seen ?? aliasOf(deal, 'referral');
}

/** Beside the Opportunity where it is known already; what goes wrong with it shows where it is needed. */
function readAhead(run: Run, { pending }: Requests): Promise<Engagement> | null {
    const { deal } = run.lease;
    const referralId = deal.state === 'active' || deal.state === 'held' ? knownReferral(deal) : null;
    if (!referralId || pending?.command === 'link' || pending?.command === 'unlink') return null;
    const reading = readEngagement(run, referralId);
    reading.catch(() => undefined);
    return reading;
}

async function engagementOf(
    run: Run,
    record: OpportunityRecord,
    crm: Deal,
    { linked, ahead }: { linked: string | null; ahead: Promise<Engagement> | null }
): Promise<Engagement> {
    const referralId = linked ?? knownReferral(run.lease.deal) ?? record.Referral_Identifier__c;
    if (!referralId) return shareDeal(run, crm, record.Id);
    const engagement = await ((linked ? null : ahead) ?? readEngagement(run, referralId));
    return engagement.microsofts ? engagement : inviteMicrosoft(run, crm, engagement.own);
}

async function bringIntoStep(
    run: Run,
    record: OpportunityRecord,
    crm: Deal,
    engagement: Engagement,
    origin: Side,
    requests: Requests
): Promise<void> {
    const { store, fingerprint, mapping, now } = run.context;
    const { deal } = run.lease;
    const partner = dealFromReferral(engagement.own, engagement.microsofts, run.context.mapping);
    const unsettled = await store.openEffects(deal.id);
    run.steps.push(...untoldConflicts(unsettled));
    const seenPartner = deal.seenPartner as Memory | null;
    const seenCrm = deal.seenCrm as Memory | null;
    const { seen, doubtful, refused } = memoriesOfRun(
        run,
        { crm, partner, eTag: engagement.own.eTag ?? null },
        unsettled
    );
    const open = requests.conflicts as OpenConflicts;
    const resolutions = requests.resolutions as Resolutions;
    const sides = beforeReconcile(
        { policy: policyFor(run.context, record), seen },
        mapping,
        open,
        resolutions
    );
    const reconciled = reconcile({
        ...sides,
        now: { crm, partner },
        phase: phaseOf(partner),
        refused: requests.pending?.command === 'retry' ? withoutRefusals(refused) : refused,
        fingerprint,
        origin
    });
    const doubts = doubtful.filter((field) => field in reconciled.toPartner);
    const { decision, open: stillOpen } = afterReconcile(
        withDoubts(reconciled, doubts, { crm, partner }),
        { crm, partner },
        mapping,
        open,
        resolutions
    );
    run.steps.push(
        ...conflictRows(
            [...decision.conflicts, ...chosenConflicts(open, resolutions, { crm, partner })],
            mapping,
            now()
        ),
        ...askedConflictRows(stillOpen, open, mapping, now())
    );
    const { outbound } = run.context.ways;
    const status = outbound ? statusOfRun(run, record, partner, requests) : statusWaits(record, requests);
    const effective = {
        ...decision,
        toPartner: outbound ? decision.toPartner : {},
        toCrm: openInbound(run.context.ways, decision.toCrm).toCrm
    };
    const unsent = outbound ? [] : (Object.keys(decision.toPartner) as FieldName[]);
    const { writes, oscillating } = countWrites(deal.writes as FieldWrites, effective, fingerprint);
    if (oscillating.length) throw new CosellError('SYNC_OSCILLATES', `Fields: ${oscillating.join(', ')}.`);

    const patched = await patchPartnerCenter(run, engagement, crm, {
        ...effective,
        toPartner: { ...effective.toPartner, ...status.toPartner }
    });
    const waysNow = await requireStillOpen(run, 'everything');
    const inbound = openInbound(waysNow, decision.toCrm);
    const written = await writeSalesforce(run, {
        record,
        crm,
        toCrm: {
            ...inbound.toCrm,
            ...openInbound(waysNow, mirroredStatus(crm, partner, patched.partner)).toCrm
        },
        held: decision.held,
        refusedByMicrosoft: patched.refusedWith,
        partner: patched.partner
    });
    const { inbound: mayComeIn } = waysNow;
    await noteRequests(run, record, mayComeIn ? status : { ...status, toStage: null }, stillOpen);
    const settled = {
        doneId:
            outbound || !moveOfCommand[requests.pending?.command ?? '']
                ? (requests.pending?.id ?? null)
                : null,
        resolved: Object.keys(resolutions),
        conflicts: stillOpen,
        stage: status.stage,
        closing: status.closing
    };
    if (settlesSomething(requests, settled)) await store.settleRequests(run.lease, settled);
    const hold = patched.refusedWith ?? written.refusedWith ?? status.refused;
    await notifyOwner(run, record.Id, [
        // The bell tells nothing that the Opportunity does not show: it is news again once it comes in.
        ...(mayComeIn ? noticesOf(seenPartner, partner, now()) : []),
        ...noticeOfFailure(run.lease, hold)
    ]);
    // An accept frees what was locked for now; a request of the Opportunity comes after a command.
    const more = Object.keys(status.toPartner).length > 0 || status.fieldWaits;
    await store.commitRun(run.lease, {
        seenCrm: { ...remember(written.seenCrm, fingerprint), ...asBefore(seenCrm, unsent) },
        seenPartner: {
            ...remember(patched.partner, fingerprint),
            // What Salesforce did not take is proposed again after the next save.
            ...asBefore(seenPartner, [...written.refusedFields, ...inbound.waiting])
        },
        aliases: aliases({
            opportunity: record.Id,
            referral: engagement.own.id,
            'microsoft-referral': engagement.microsofts?.id,
            engagement: engagement.own.engagementId
        }),
        state: hold ? 'held' : 'active',
        held: hold && { code: hold.code, detail: hold.detail, since: now().toISOString() },
        writes: without(writes, written.refusedFields),
        refused: patched.refused,
        stamps: stampsOf(record, written.record, [patched.own, engagement.microsofts]),
        runAgainAt: earliest(engagement.lookAgainAt, status.closing, nextReminder(patched.partner, now())),
        goesOn: more || (!hold && !isDeepStrictEqual(written.readBack, written.seenCrm)),
        now: now()
    });
}

/** What is sent again over a value that may be somebody's is told, or asked about, as other conflicts are. */
function withDoubts(decision: Decision, fields: FieldName[], now: Record<Side, Deal>): Decision {
    const known = new Set(decision.conflicts.map(({ field }) => field));
    const more = fields
        .filter((field) => !known.has(field))
        .map((field) => ({
            field,
            winner: 'crm' as const,
            crm: now.crm[field],
            partner: now.partner[field]
        }));
    return { ...decision, conflicts: [...decision.conflicts, ...more] };
}

/** When something is left to do: look for what lists do not show yet, carry a close out, remind the owner. */
function earliest(lookAgainAt: Date | null, closing: Closing | null, reminder: Date | null): Date | null {
    const times = [lookAgainAt, closing && new Date(closing.closesAt), reminder].filter(
        (time) => time !== null
    );
    return times.sort((left, right) => left.getTime() - right.getTime())[0] ?? null;
}

/** A write that was refused does not count as one. */
function without(writes: FieldWrites, fields: FieldName[]): FieldWrites {
    return Object.fromEntries(
        Object.entries(writes).filter(([field]) => !fields.includes(field as FieldName))
    );
}

/** What most runs leave as it was needs no statement. */
function settlesSomething(requests: Requests, { doneId, resolved, ...kept }: SettledRequests): boolean {
    const { conflicts, stage, closing } = requests;
    return doneId !== null || resolved.length > 0 || !isDeepStrictEqual(kept, { conflicts, stage, closing });
}
