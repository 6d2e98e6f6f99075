import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import type { Changes, Deal, FieldName } from '../sync/deal.ts';
import { isList, kindOf } from '../sync/field-kinds.ts';
import { heldAfterWrite } from '../sync/held-after-write.ts';
import { listWrite, withWritten } from '../sync/list-write.ts';
import { remember, type Memory } from '../sync/memory.ts';
import type { Run } from './context.ts';
import { crmDeal } from './crm-deal.ts';
import { crmFields } from './crm-fields.ts';

/**
 * Rows that were written are there from now on, whether this run gets to its end or not: who takes one away
 * before the next run has changed something. What a person had added stays news: nobody knows yet whether
 * Microsoft has got it.
 * @param read what both sides held before
 */
export async function rememberLists(
    run: Run,
    lists: Changes,
    read: { record: OpportunityRecord; crm: Deal; partner: Deal }
): Promise<void> {
    const { store, fingerprint } = run.context;
    const seenCrm = run.lease.deal.seenCrm as Memory | null;
    const seenPartner = run.lease.deal.seenPartner as Memory | null;
    const fields = (Object.keys(lists) as FieldName[]).filter(isList);
    if (!seenCrm || !seenPartner || !fields.length) return;
    const over = remember(read.crm, fingerprint);
    const held = {
        crm: remember({ ...lists, ...(await peopleThatItTook(run, lists, read)) }, fingerprint),
        partner: remember(read.partner, fingerprint)
    };
    const writes = fields.map((field) => ({ field, write: listWrite(over[field], held.crm[field]) }));
    const after = (seen: Memory, holds: Memory): Memory => ({
        ...seen,
        ...(Object.fromEntries(
            writes.map(({ field, write }) => [field, withWritten(seen[field], write, holds[field])])
        ) as Memory)
    });
    await store.rememberFirst(run.lease, {
        seenCrm: after(seenCrm, held.crm),
        seenPartner: after(seenPartner, held.partner)
    });
}

/** Not everybody: a colleague at Microsoft has no user. */
async function peopleThatItTook(
    run: Run,
    lists: Changes,
    { record, crm }: { record: OpportunityRecord; crm: Deal }
): Promise<Changes> {
    const people = Object.entries(lists).filter(([field]) => kindOf(field as FieldName) === 'people');
    if (!people.length) return {};
    const fresh = await readOpportunity(run.context.salesforce, record.Id, crmFields(run.context));
    const after = fresh ? crmDeal(run.context, fresh) : crm;
    const held = heldAfterWrite(crm, Object.fromEntries(people), after);
    return Object.fromEntries(people.map(([field]) => [field, held[field as FieldName]]));
}
