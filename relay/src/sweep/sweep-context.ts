import type { CallContext, PartnerCenterClient } from '../partner-center/client-types.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import type { Store } from '../store/types.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import type { Fingerprint } from '../sync/memory.ts';
import type { Progress } from './progress.ts';

/** What one sweep works with. */
export interface SweepContext {
    store: Pick<
        Store,
        'receiveSightings' | 'sweepMark' | 'setSweepMark' | 'dealsWithAlias' | 'backlog' | 'forgetPeople'
    >;
    partnerCenter: Pick<PartnerCenterClient, 'listReferrals'>;
    salesforce: Pick<SalesforceClient, 'sweepRows'>;
    /** See `RunContext.ownOrganization`. */
    ownOrganization(call: CallContext): Promise<string | null>;
    /** As it is in force. */
    mapping(): Mapping;
    /** Stands for people in what the store keeps. */
    fingerprint: Fingerprint;
    now(): Date;
    /** The same for all calls of one sweep; `signal` ends it. */
    call: { correlationId: string; signal: AbortSignal };
    /** Prolongs the lead. @throws Error when another process leads by now */
    keepLead(): Promise<void>;
    /** Waits so many milliseconds, or until the end. */
    pause(milliseconds: number): Promise<void>;
    progress: Progress;
}
