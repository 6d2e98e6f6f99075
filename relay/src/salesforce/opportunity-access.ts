import type { OpportunityRecord } from './opportunity-record.ts';
import type { RestError } from './refusal.ts';
import type { OpportunityWrite } from './write-opportunity.ts';

/** How runs reach Opportunities: each by itself (`alone`), or many with one call (`together`). */
export interface OpportunityAccess {
    /** Undefined where there is none, for whatever reason. */
    read(opportunityId: string, fields: readonly string[]): Promise<OpportunityRecord | undefined>;
    /** Log, bookkeeping, business fields, in this order and not all-or-none; then reads the row back. */
    write(write: OpportunityWrite): Promise<WriteAnswer>;
}

/** What Salesforce said of each part; null: done, or nothing to do. */
export interface WriteAnswer {
    bookkeeping: RestError | null;
    business: RestError | null;
    read: RestError | null;
    /** As it is after the org's own flows have run. */
    record: OpportunityRecord | undefined;
}
