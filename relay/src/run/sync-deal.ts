import { isDeepStrictEqual } from 'node:util';
import { CosellError } from '@cosell/contracts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import { countWrites, type FieldWrites } from '../sync/count-writes.ts';
import { dealFromReferral } from '../sync/referral/deal-from-referral.ts';
import { phaseOf } from '../sync/phase.ts';
import { remember, type Memory } from '../sync/memory.ts';
import { reconcile } from '../sync/reconcile.ts';
import type { Deal, FieldName } from '../sync/deal.ts';
import type { Refused, Side } from '../sync/reconcile-types.ts';
import { aliases, aliasOf } from './aliases.ts';
import type { Run } from './context.ts';
import { crmDeal } from './crm-deal.ts';
import { createInboundOpportunity } from './create-inbound-opportunity.ts';
import { crmFields } from './crm-fields.ts';
import { inviteMicrosoft } from './invite-microsoft.ts';
import { patchPartnerCenter } from './patch-partner-center.ts';
import { readEngagement, type Engagement } from './read-referral.ts';
import { resolveDeal } from './resolve-deal.ts';
import { policyFor } from './policy-for.ts';
import { settleSentWrites } from './settle-sent-writes.ts';
import { shareDeal } from './share-deal.ts';
import { stampsOf } from './stamps.ts';
import { writeSalesforce } from './write-salesforce.ts';

/**
 * Brings one deal into step: reads both sides, decides, writes Partner Center first, then Salesforce,
 * commits the memories.
 * @throws CosellError for every expected failure; nothing of it is committed then
 */
export async function syncDeal(run: Run): Promise<void> {
    const { store, now } = run.context;
    const start = await whoIsWho(run);
    if (!start) return;
    const { opportunityId, origin } = start;
    const record = await readOpportunity(run.context.salesforce, opportunityId, crmFields(run.context));
    const keep = { seenCrm: run.lease.deal.seenCrm, seenPartner: run.lease.deal.seenPartner };
    const rest = { writes: run.lease.deal.writes, refused: run.lease.deal.refused, now: now() };
    const known = aliases({ opportunity: opportunityId });
    if (!record) return store.commitRun(run.lease, { ...keep, ...rest, aliases: known, state: 'tombstone' });
    if (await belongsToAnother(run, record)) return;
    if (!record.Sync_With_Partner_Center__c)
        return store.commitRun(run.lease, {
            ...keep,
            ...rest,
            aliases: known,
            state: 'off',
            stamps: stampsOf(record, [])
        });

    const crm = crmDeal(run.context, record);
    const engagement = start.engagement ?? (await engagementOf(run, record, crm));
    await bringIntoStep(run, record, crm, engagement, origin);
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
    const resolution = await resolveDeal(run);
    if (resolution.kind === 'merged') return null;
    if (resolution.kind === 'known')
        return { opportunityId: resolution.opportunityId, engagement: null, origin: 'crm' };
    const deal = dealFromReferral(resolution.own, resolution.microsofts, run.context.mapping);
    return {
        opportunityId: await createInboundOpportunity(run, deal),
        engagement: { own: resolution.own, microsofts: resolution.microsofts, lookAgainAt: null },
        origin: 'partner'
    };
}

async function engagementOf(run: Run, record: OpportunityRecord, crm: Deal): Promise<Engagement> {
    const referralId = aliasOf(run.lease.deal, 'referral') ?? record.Referral_Identifier__c;
    if (!referralId) return shareDeal(run, crm, record.Id);
    const engagement = await readEngagement(run, referralId);
    return engagement.microsofts ? engagement : inviteMicrosoft(run, crm, engagement.own);
}

async function bringIntoStep(
    run: Run,
    record: OpportunityRecord,
    crm: Deal,
    engagement: Engagement,
    origin: Side
): Promise<void> {
    const { store, fingerprint, now } = run.context;
    const { deal } = run.lease;
    const partner = dealFromReferral(engagement.own, engagement.microsofts, run.context.mapping);
    const unsettled = await store.openEffects(deal.id);
    const sentTo = (side: string) =>
        unsettled
            .filter(({ kind, state }) => kind === side && state === 'sent')
            .map(({ request }) => request as Memory);
    const seenCrm = deal.seenCrm as Memory | null;
    const seenPartner = deal.seenPartner as Memory | null;
    const decision = reconcile({
        seen: {
            crm: settleSentWrites(seenCrm, remember(crm, fingerprint), sentTo('write-back')),
            partner: settleSentWrites(seenPartner, remember(partner, fingerprint), sentTo('patch'))
        },
        now: { crm, partner },
        policy: policyFor(run.context, record),
        phase: phaseOf(partner),
        refused: deal.refused as Refused,
        fingerprint,
        origin
    });
    const { writes, oscillating } = countWrites(deal.writes as FieldWrites, decision, fingerprint);
    if (oscillating.length) throw new CosellError('SYNC_OSCILLATES', `Fields: ${oscillating.join(', ')}.`);

    const patched = await patchPartnerCenter(run, engagement, decision);
    const written = await writeSalesforce(run, {
        record,
        crm,
        toCrm: decision.toCrm,
        held: decision.held,
        refusedByMicrosoft: patched.refusedWith
    });
    const hold = patched.refusedWith ?? written.refusedWith;
    await store.commitRun(run.lease, {
        seenCrm: remember(written.seenCrm, fingerprint),
        seenPartner: {
            ...remember(patched.partner, fingerprint),
            ...untold(seenPartner, written.refusedFields)
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
        stamps: stampsOf(written.record, [patched.own, engagement.microsofts]),
        runAgainAt: engagement.lookAgainAt,
        now: now()
    });
    if (!hold && !isDeepStrictEqual(written.readBack, written.seenCrm)) await store.hintDeal(deal.id);
}

/**
 * What Salesforce did not take is still a change of Microsoft's side: it is proposed again after the next
 * save.
 */
function untold(seen: Memory | null, fields: FieldName[]): Memory {
    return Object.fromEntries(fields.map((field) => [field, seen?.[field] ?? null]));
}

/** A write that was refused does not count as one. */
function without(writes: FieldWrites, fields: FieldName[]): FieldWrites {
    return Object.fromEntries(
        Object.entries(writes).filter(([field]) => !fields.includes(field as FieldName))
    );
}
