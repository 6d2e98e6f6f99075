import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { writeOpportunity } from '../salesforce/write-opportunity.ts';
import { conflictsField } from '../sync/conflicts/conflict-text.ts';
import type { OpenConflicts } from '../sync/conflicts/open-conflicts.ts';
import type { Run } from './context.ts';
import type { StatusOfRun } from './status-of-run.ts';

/**
 * Shows on the Opportunity what waits for a person (conflicts, a close, why a request was refused), clears
 * a request that was answered, and sets the stage that the admin's table names for Microsoft's status.
 * Writes nothing where nothing is new.
 * @throws CosellError COSELL_STALE when somebody saved since the read
 */
export async function noteRequests(
    run: Run,
    record: OpportunityRecord,
    status: StatusOfRun,
    open: OpenConflicts
): Promise<void> {
    const { salesforce, mapping } = run.context;
    const revision = record.Co_sell_Revision__c ?? 0;
    const wanted: Record<string, unknown> = {
        Co_sell_Conflicts__c: conflictsField(open, mapping),
        ...(status.answersField ? { Co_sell_Request__c: null, Co_sell_Request_Reason__c: null } : {}),
        ...(status.refused ? { Co_sell_Sync_Error__c: `HELD:${status.refused.code}` } : {})
    };
    const bookkeeping = Object.fromEntries(
        Object.entries(wanted).filter(([field, value]) => (record[field] ?? null) !== value)
    );
    if (instant(record['Co_sell_Closes_At__c']) !== instant(status.closing?.closesAt))
        bookkeeping['Co_sell_Closes_At__c'] = status.closing?.closesAt ?? null;
    if (status.refused) bookkeeping['Co_sell_Sync_Error__c'] = `HELD:${status.refused.code}`;
    if (!Object.keys(bookkeeping).length && !status.toStage) return;
    const settles = status.toStage !== null;
    const { refused } = await writeOpportunity(salesforce, {
        opportunityId: record.Id,
        log: [],
        // The mark counts as set only if it changes: the business write that follows sets it again.
        bookkeeping: { ...bookkeeping, ...(settles ? { Co_sell_Synced_Revision__c: null } : {}) },
        business: settles ? { StageName: status.toStage } : null,
        revision,
        correlationId: run.call.correlationId,
        fields: []
    });
    if (refused) throw refused;
}

/** Milliseconds; Salesforce writes +0000 for Z. */
const instant = (value: unknown) =>
    typeof value === 'string' ? Date.parse(value.replace(/\+0000$/, 'Z')) : null;
