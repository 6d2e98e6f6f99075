import type { Referral } from '../partner-center/referral.ts';
import { changeLead, createLead, leadOfReferral, readLead, type LeadRecord } from '../salesforce/leads.ts';
import { withAuditLines } from '../salesforce/log-row.ts';
import { newLeadOwner } from '../salesforce/new-owner.ts';
import { stateCodeOf } from '../salesforce/state-codes.ts';
import type { DealState } from '../store/types.ts';
import { newLeadFrom, type Leads } from '../sync/lead-fields.ts';
import { leadCategory } from '../sync/referral/lead-category.ts';
import { dealFromReferral } from '../sync/referral/deal-from-referral.ts';
import { aliases, aliasOf } from './aliases.ts';
import { step, type Run } from './context.ts';
import { commitUnread } from './end-unread.ts';
import { requireOpen, requireStillOpen } from './ways.ts';

/**
 * - `ended`: the run is over; the referral is a lead, or nothing of ours any more.
 * - `converted`: its lead has become this Opportunity, with which the run goes on.
 * - `deal`: it is no lead, or none any more: it becomes an Opportunity like every deal of Microsoft's.
 */
export type LeadOutcome = { kind: 'ended' } | { kind: 'converted'; opportunityId: string } | { kind: 'deal' };
const ended: LeadOutcome = { kind: 'ended' };

/** A deal that is known by nothing but a lead: the referral's own deal takes it up. */
export async function followLead(run: Run, leadId: string): Promise<LeadOutcome> {
    const { store, salesforce, mapping, partnerCenter, now } = run.context;
    const lead = mapping.leads ? await readLead(salesforce, leadId) : null;
    const referralId = lead?.Referral_Identifier__c;
    if (!lead || !referralId) {
        await commitUnread(run, 'off');
        return ended;
    }
    const known = { kind: 'referral', value: referralId } as const;
    if (await store.mergeInto(run.lease, known, now())) return ended;
    return keepLead(run, await partnerCenter.getReferral(referralId, run.call), lead);
}

/**
 * Keeps the Lead of a referral that nobody has answered: created once, left to people from then on. Once it
 * is converted, or the referral is accepted, an Opportunity takes its place.
 * @param known the lead, where it was read already
 */
export async function keepLead(run: Run, own: Referral, known?: LeadRecord): Promise<LeadOutcome> {
    const { salesforce, mapping } = run.context;
    if (!mapping.leads || !leadCategory(own)) return { kind: 'deal' };
    const byAlias = aliasOf(run.lease.deal, 'lead');
    const lead =
        known ??
        (byAlias ? await readLead(salesforce, byAlias) : null) ??
        (await leadOfReferral(salesforce, own.id));
    if (lead?.ConvertedOpportunityId)
        return { kind: 'converted', opportunityId: lead.ConvertedOpportunityId };
    if (lead && (lead.IsDeleted || lead.IsConverted))
        return end(run, own, lead.Id, lead.IsDeleted ? 'tombstone' : 'off');
    if (own.status === 'New') {
        const id = lead?.Id ?? (await create(run, own, mapping.leads));
        return end(run, own, id, lead && !lead.Sync_With_Partner_Center__c ? 'off' : 'active');
    }
    if (lead) await release(run, own, lead);
    if (own.status !== 'Closed') return { kind: 'deal' };
    // Answered before anybody here knew of it: nothing is left to do.
    return end(run, own, lead?.Id, 'off');
}

async function end(run: Run, own: Referral, leadId: string | undefined, state: DealState) {
    const names = aliases({ lead: leadId, referral: own.id, engagement: own.engagementId });
    const { store, now } = run.context;
    // No memories: whatever Opportunity comes of it begins anew.
    const nothing = { seenCrm: null, seenPartner: null, writes: {}, refused: {} };
    await store.commitRun(run.lease, { ...nothing, aliases: names, state, now: now() });
    return ended;
}

async function create(run: Run, own: Referral, leads: Leads): Promise<string> {
    requireOpen(run, 'inbound');
    const { store, salesforce, mapping, org, now } = run.context;
    // Microsoft tells of a referral by several events at once: whoever takes its names creates the Lead.
    await store.claim(run.lease, aliases({ referral: own.id, engagement: own.engagementId }), now());
    const deal = dealFromReferral(own, null, mapping);
    const program = typeof own['referralProgram'] === 'string' ? own['referralProgram'] : null;
    const { country = null, state = null } = deal.customer ?? {};
    const stateCode = stateCodeOf(org.states ?? [], country, state);
    const entry = { direction: 'From Microsoft', step: 'Create Lead', detail: deal.name ?? '' } as const;
    return step(run, entry, async () => {
        const ownerId = await newLeadOwner(salesforce, leads.owner, deal);
        await requireStillOpen(run, 'inbound');
        return createLead(salesforce, {
            ...newLeadFrom(deal, leads, { addressCodes: org.addressCodes, stateCode, program }),
            ...(ownerId ? { OwnerId: ownerId } : {}),
            Audit__c: withAuditLines(null, [{ ...entry, outcome: 'Done', milliseconds: 0, at: now() }])
        });
    });
}

/** The referral was answered in Partner Center: the lead is people's alone from now on, and says why. */
async function release(run: Run, own: Referral, lead: LeadRecord): Promise<void> {
    if (!lead.Referral_Identifier__c && !lead.Sync_With_Partner_Center__c) return;
    const row = {
        direction: 'From Microsoft',
        step: 'Release Lead',
        outcome: 'Done',
        detail: `The referral is ${own.status}/${own.substatus}.`,
        milliseconds: 0,
        at: run.context.now()
    } as const;
    await changeLead(run.context.salesforce, lead.Id, {
        Sync_With_Partner_Center__c: false,
        // Else a conversion would hand it on to a second Opportunity.
        Referral_Identifier__c: null,
        Audit__c: withAuditLines(lead.Audit__c, [row])
    });
}
