import type { CosellError } from '@cosell/contracts';
import { withAuditLines, type LogRow } from '../salesforce/log-row.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { writeOpportunity } from '../salesforce/write-opportunity.ts';
import type { Run } from './context.ts';
import { crmFields } from './crm-fields.ts';

/**
 * The org's own rules have refused what came from Microsoft: the card says so, and the log has the rule's own
 * text, by which an admin finds it.
 * @returns the row as it is now, so that no sweep takes this for somebody's change
 */
export async function tellRefusal(
    run: Run,
    record: OpportunityRecord,
    { code, detail }: CosellError
): Promise<OpportunityRecord> {
    const { salesforce, now } = run.context;
    const row: LogRow = {
        direction: 'From Microsoft',
        step: 'Update Opportunity',
        outcome: 'Held',
        code,
        detail,
        milliseconds: 0,
        at: now()
    };
    const told = await writeOpportunity(salesforce, {
        opportunityId: record.Id,
        log: [row],
        bookkeeping: {
            Co_sell_Sync_Error__c: `HELD:${code}`,
            Audit__c: withAuditLines(record.Audit__c, [row])
        },
        business: null,
        revision: record.Co_sell_Revision__c ?? 0,
        correlationId: run.call.correlationId,
        fields: crmFields(run.context)
    });
    return told.record;
}
