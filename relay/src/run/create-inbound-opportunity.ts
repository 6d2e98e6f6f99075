import { createOpportunity } from '../salesforce/create-opportunity.ts';
import { customerAccount } from '../salesforce/customer-account.ts';
import { firstOpenStage } from '../salesforce/first-open-stage.ts';
import type { Deal } from '../sync/deal.ts';
import { newOpportunityFrom } from '../sync/opportunity/opportunity-fields-from.ts';
import { phaseOf } from '../sync/phase.ts';
import { reconcile } from '../sync/reconcile.ts';
import { step, type Run } from './context.ts';
import { policyFor } from './policy-for.ts';

/**
 * Creates the Opportunity of a deal that began at Microsoft, sync switched on. Looks before it creates, at
 * the customer's
 * Account too, so an interrupted run can be repeated.
 * @returns the Opportunity's id
 */
export async function createInboundOpportunity(run: Run, deal: Deal): Promise<string> {
    const { salesforce, mapping, org, fingerprint, now } = run.context;
    const { toCrm } = reconcile({
        seen: { crm: null, partner: null },
        now: { crm: null, partner: deal },
        policy: policyFor(run.context, null),
        phase: phaseOf(deal),
        refused: {},
        fingerprint,
        origin: 'partner'
    });
    const today = now().toISOString().slice(0, 10);
    const entry = {
        direction: 'From Microsoft',
        step: 'Create Opportunity',
        detail: deal.name ?? ''
    } as const;
    return step(run, entry, async () => {
        const accountId = await accountOf(run, deal);
        return createOpportunity(salesforce, run.lease.dealId, {
            StageName: firstOpenStage(org.stages),
            ...newOpportunityFrom(toCrm, deal, mapping, { ...org, today }),
            ...(accountId ? { AccountId: accountId } : {})
        });
    });
}

async function accountOf(run: Run, { customer }: Deal): Promise<string | null> {
    if (!customer?.name) return null;
    return customerAccount(run.context.salesforce, {
        name: customer.name,
        street: [customer.addressLine1, customer.addressLine2].filter(Boolean).join('\n') || null,
        city: customer.city,
        state: customer.state,
        postalCode: customer.postalCode,
        country: customer.country
    });
}
