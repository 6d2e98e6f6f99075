import { catalogueEntries } from '../salesforce/catalogue-entries.ts';
import { createdOpportunity, createOpportunity } from '../salesforce/create-opportunity.ts';
import { customerAccount, type Account } from '../salesforce/customer-account.ts';
import { customerNamedIn } from '../salesforce/customer-named-in.ts';
import { firstOpenStage } from '../salesforce/first-open-stage.ts';
import { newOwner, userAsPerson } from '../salesforce/new-owner.ts';
import { opportunityRecordType } from '../salesforce/record-type.ts';
import type { Changes, Deal, FieldName } from '../sync/deal.ts';
import { isList } from '../sync/field-kinds.ts';
import { memoriesOfInbound } from '../sync/memories-of-inbound.ts';
import { newOpportunityFrom } from '../sync/opportunity/opportunity-fields-from.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import { phaseOf } from '../sync/phase.ts';
import { reconcile } from '../sync/reconcile.ts';
import { dayIn } from '../sync/text/dates.ts';
import { step, type Run } from './context.ts';
import { policyFor } from './policy-for.ts';
import { requireOpen, requireStillOpen } from './ways.ts';

/**
 * Creates the Opportunity of a deal that began at Microsoft, sync switched on, with the Account, the owner
 * and the record type that the mapping asks for. Looks before it creates, so an interrupted run can be
 * repeated.
 * @returns the Opportunity's id
 * @throws CosellError ACCOUNT_MISSING when the mapping forbids creating the customer's Account
 */
export async function createInboundOpportunity(run: Run, deal: Deal): Promise<string> {
    const { store, salesforce, mapping, org, fingerprint, now } = run.context;
    const known = await createdOpportunity(salesforce, run.lease.dealId);
    if (known) return known;
    requireOpen(run, 'inbound');
    const { toCrm } = reconcile({
        seen: { crm: null, partner: null },
        now: { crm: null, partner: deal },
        policy: policyFor(run.context, null),
        phase: phaseOf(deal),
        refused: {},
        fingerprint,
        origin: 'partner'
    });
    const today = dayIn(org.timeZone, now());
    const entry = {
        direction: 'From Microsoft',
        step: 'Create Opportunity',
        detail: deal.name ?? ''
    } as const;
    return step(run, entry, async () => {
        const account = await accountOf(run, deal);
        const entries = await catalogueEntries(salesforce, toCrm);
        const owner = mapping.newOpportunity.owner;
        const ownedBy = await newOwner(salesforce, owner, deal, account?.OwnerId ?? null);
        const { recordType } = mapping.newOpportunity;
        const recordTypeId = recordType && (await opportunityRecordType(salesforce, recordType));
        const fields = newOpportunityFrom(toCrm, deal, mapping, { ...org, today, entries });
        const memories = memoriesOfInbound(
            deal,
            {
                written: written(toCrm, fields, mapping),
                owner: await userAsPerson(salesforce, ownedBy?.id ?? salesforce.userId)
            },
            fingerprint
        );
        await requireStillOpen(run, 'inbound');
        await store.rememberFirst(run.lease, memories);
        Object.assign(run.lease.deal, memories);
        return createOpportunity(salesforce, run.lease.dealId, {
            StageName: firstOpenStage(org.stages),
            ...fields,
            ...(account ? { AccountId: account.Id } : {}),
            ...(ownedBy ? { OwnerId: ownedBy.id } : {}),
            ...(recordTypeId ? { RecordTypeId: recordTypeId } : {})
        });
    });
}

/** The changes that fields of the new Opportunity hold: lists come after, and some values it cannot hold. */
function written(changes: Changes, fields: object, { rows }: Mapping): Changes {
    const held = (field: FieldName) =>
        !isList(field) &&
        rows.some((row) => row.deal === field && row.opportunity && row.opportunity in fields);
    return Object.fromEntries(Object.entries(changes).filter(([field]) => held(field as FieldName)));
}

async function accountOf(run: Run, deal: Deal): Promise<Account | null> {
    const { salesforce, mapping, org } = run.context;
    const customer = customerNamedIn(deal);
    return customer && customerAccount(salesforce, customer, mapping.newOpportunity.account, org);
}
