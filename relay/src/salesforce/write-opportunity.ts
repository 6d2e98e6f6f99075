import type { CosellError } from '@cosell/contracts';
import { alone } from './alone.ts';
import type { SalesforceClient } from './client.ts';
import type { LogRow } from './log-row.ts';
import type { OpportunityRecord } from './opportunity-record.ts';
import { isRefusedByOrg, refusal, type RestError } from './refusal.ts';
import { withSharedNotes } from './shared-notes.ts';

export interface OpportunityWrite {
    opportunityId: string;
    log: LogRow[];
    /**
     * Fields that the relay alone writes (identifier, states, audit): kept even if the org's rules refuse
     * the rest.
     */
    bookkeeping: Record<string, unknown>;
    /**
     * Fields that people write too; refused as stale when the row has moved on since `revision`. Null:
     * nothing to say.
     */
    business: Record<string, unknown> | null;
    /** `Co_sell_Revision__c` as it was read. */
    revision: number;
    correlationId: string;
    /** API names to read back. */
    fields: readonly string[];
}

export interface OpportunityWritten {
    /** The row as Salesforce holds it after its own flows have run. */
    record: OpportunityRecord;
    /** SALESFORCE_REFUSED or SALESFORCE_ACCESS when the org refused the business fields. */
    refused: CosellError | null;
}

/**
 * Writes to an Opportunity and reads it back in one composite call, not all-or-none: log, bookkeeping,
 * business, read.
 * @throws CosellError COSELL_STALE when somebody saved between read and write; SALESFORCE_* for everything
 * else
 */
export async function writeOpportunity(
    salesforce: SalesforceClient,
    write: OpportunityWrite
): Promise<OpportunityWritten> {
    const { record, ...refusals } = await (salesforce.together ?? alone(salesforce)).write(write);
    const failure = (error: RestError | null) => (error ? refusal(error) : null);
    const fatal = failure(refusals.bookkeeping) ?? failure(refusals.read);
    if (fatal) throw fatal;
    const refused = failure(refusals.business);
    if (refused && !isRefusedByOrg(refused)) throw refused;
    if (!record)
        throw refusal({
            errorCode: 'NOT_FOUND',
            message: `Opportunity ${write.opportunityId} was deleted meanwhile.`
        });
    return { record: await withSharedNotes(salesforce, record), refused };
}
