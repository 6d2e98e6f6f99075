import { CosellError } from '@cosell/contracts';
import { isOwn } from '../partner-center/own-referral.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import { writeOpportunity } from '../salesforce/write-opportunity.ts';
import type { Requests } from '../store/requests/types.ts';
import { aliases, aliasOf } from './aliases.ts';
import type { Run } from './context.ts';
import { crmFields } from './crm-fields.ts';
import { commitUnread, dropPending } from './end-unread.ts';
import { LeaseFirst, takeDeal } from './lease-both.ts';

/**
 * Ties the Opportunity to a referral that exists. One that is tied to another Opportunity is taken from there
 * in the same run, under the leases of both deals.
 * @returns the referral's id
 * @throws LeaseFirst where the other deal is to be leased before this one
 * @throws CosellError LINK_TAKEN when the Opportunity has another one, LINK_WAITS while another run has the
 * other deal, REFERRAL_NOT_OURS when it is Microsoft's or another partner's
 */
export async function linkReferral(run: Run, record: OpportunityRecord, requests: Requests): Promise<string> {
    const { store, now } = run.context;
    const { pending } = requests;
    const wanted = pending?.referralId ?? '';
    const current = aliasOf(run.lease.deal, 'referral') ?? record.Referral_Identifier__c;
    if (current && current !== wanted) {
        await dropPending(run, requests);
        throw new CosellError('LINK_TAKEN', `Referral ${current}.`);
    }
    await checkOwnership(run, wanted, requests);
    const other = await store.dealByAlias({ kind: 'referral', value: wanted });
    if (other && other.id !== run.lease.dealId && aliasOf(other, 'opportunity'))
        await takeFrom(run, other.id);
    // Before anything is written: whoever else wants it takes it from here.
    await store.claim(run.lease, aliases({ referral: wanted }), now());
    if (!record.Sync_With_Partner_Center__c)
        await bookkeep(run, record, 'Link referral', wanted, { Sync_With_Partner_Center__c: true });
    return wanted;
}

/** Loosens the tie of the deal that has the referral now. */
async function takeFrom(run: Run, otherId: string): Promise<void> {
    const { context } = run;
    if (!run.other && otherId < run.lease.dealId) throw new LeaseFirst(otherId);
    run.other ??= await takeDeal(context, otherId);
    const lease = run.other;
    if (lease?.dealId !== otherId) throw new CosellError('LINK_WAITS', `Deal ${otherId}.`);
    const opportunityId = aliasOf(lease.deal, 'opportunity');
    // Somebody has let go of it before the lease was taken.
    if (!opportunityId || !aliasOf(lease.deal, 'referral')) return;
    const record = await readOpportunity(context.salesforce, opportunityId, crmFields(context));
    await unlinkReferral({ ...run, lease }, record, await context.store.requestsOf(otherId));
    run.other = null;
}

/** The ids of an engagement are easily mixed up; what is not ours is never tied to an Opportunity. */
async function checkOwnership(run: Run, referralId: string, requests: Requests): Promise<void> {
    const { partnerCenter, ownOrganization } = run.context;
    const referral = await partnerCenter.getReferral(referralId, run.call);
    if (isOwn(referral, await ownOrganization(run.call))) return;
    await dropPending(run, requests);
    throw new CosellError('REFERRAL_NOT_OURS', `Referral ${referralId} of ${referral.organizationName}.`);
}

/**
 * Loosens the tie: sync is switched off and what the relay knows of the referral is taken off the
 * Opportunity; the referral stays as it is. Ends the run.
 */
export async function unlinkReferral(
    run: Run,
    record: OpportunityRecord | null,
    requests: Requests
): Promise<void> {
    const { store, mapping } = run.context;
    const mirrored = mapping.rows.filter(({ direction, opportunity }) => direction === 'in' && opportunity);
    const referralId = aliasOf(run.lease.deal, 'referral');
    if (record && (referralId || record.Sync_With_Partner_Center__c))
        await bookkeep(run, record, 'Unlink referral', referralId ?? '', {
            Sync_With_Partner_Center__c: false,
            ...Object.fromEntries(mirrored.map(({ opportunity }) => [opportunity, null])),
            Co_sell_Deal_Key__c: null,
            Co_sell_Sync_Error__c: null,
            Co_sell_Conflicts__c: null,
            Co_sell_Closes_At__c: null,
            Co_sell_Request__c: null,
            Co_sell_Request_Reason__c: null
        });
    if (referralId) return store.unlinkDeal(run.lease);
    await dropPending(run, requests);
    await commitUnread(run, 'off');
}

async function bookkeep(
    run: Run,
    record: OpportunityRecord,
    step: string,
    detail: string,
    bookkeeping: Record<string, unknown>
): Promise<void> {
    const { salesforce, now } = run.context;
    await writeOpportunity(salesforce, {
        opportunityId: record.Id,
        log: [{ direction: 'To Microsoft', step, outcome: 'Done', detail, milliseconds: 0, at: now() }],
        bookkeeping,
        business: null,
        revision: record.Co_sell_Revision__c ?? 0,
        correlationId: run.call.correlationId,
        fields: []
    });
}
