import type { MappingPreviewAnswer } from '@cosell/contracts/setup-answers';
import { shownValue } from '../commands/preview-values.ts';
import type { RunContext } from '../run/context.ts';
import { crmDeal } from '../run/crm-deal.ts';
import { crmFields } from '../run/crm-fields.ts';
import { policyFor } from '../run/policy-for.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { newestOpportunities } from '../salesforce/shared-opportunities.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import type { Deal } from '../sync/deal.ts';
import { labelOf } from '../sync/mapping/deal-fields.ts';
import type { Mapping, MappingRow } from '../sync/mapping/document.ts';
import { relationOf } from '../sync/mapping/relations.ts';
import { valueAt } from '../sync/opportunity/field-values.ts';
import { phaseOf } from '../sync/phase.ts';
import { reconcile } from '../sync/reconcile.ts';
import { missingForReferral } from '../sync/referral/readiness.ts';

const SHOWN = 5;

/**
 * Real Opportunities side by side: what each holds, and what Microsoft would see of it as a new deal.
 * @param mapping as runs would take it
 * @param opportunityIds null: of the newest
 */
export async function previewMapping(
    ready: RunContext,
    mapping: Mapping,
    opportunityIds: string[] | null
): Promise<MappingPreviewAnswer> {
    const context = { ...ready, mapping };
    const ids = opportunityIds ?? (await newestOpportunities(context.salesforce, SHOWN));
    const shown: { record: OpportunityRecord; crm: Deal; sent: Partial<Deal> }[] = [];
    for (const id of ids) {
        const record = await readOpportunity(context.salesforce, id, ['Name', ...crmFields(context)]);
        if (!record) continue;
        const crm = crmDeal(context, record);
        shown.push({ record, crm, sent: sentFor(context, record, crm) });
    }
    return {
        opportunities: shown.map(({ record, crm }) => ({
            id: record.Id,
            name: String(record['Name'] ?? ''),
            missing: missingForReferral(crm, context.now()).map(({ what }) => what)
        })),
        rows: context.mapping.rows.map((row) => ({
            deal: row.deal,
            label: labelOf(row.deal),
            values: shown.map(({ record, crm, sent }) => ({
                salesforce: heldBy(row, record, crm),
                microsoft: shownValue(row.deal, sent)
            }))
        }))
    };
}

/** As a create would send it: to a Partner Center that has nothing of this deal. */
function sentFor(context: RunContext, record: OpportunityRecord, crm: Deal): Partial<Deal> {
    return reconcile({
        policy: policyFor(context, record),
        seen: { crm: null, partner: null },
        now: { crm, partner: null },
        phase: phaseOf(null),
        refused: {},
        fingerprint: context.fingerprint
    }).toPartner;
}

function heldBy(row: MappingRow, record: OpportunityRecord, crm: Deal): string | null {
    if (relationOf(row.deal) !== null) return shownValue(row.deal, crm);
    const value = row.constant ?? valueAt(record, row.opportunity);
    return value === null || value === undefined ? null : String(value);
}
