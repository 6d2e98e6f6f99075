import type { Mapping } from '../sync/mapping/document.ts';
import type { CallContext, PartnerCenterClient } from '../partner-center/client-types.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import type { LogRow } from '../salesforce/log-row.ts';
import type { OrgFeatures } from '../salesforce/org-features.ts';
import type { Fingerprint } from '../sync/memory.ts';
import type { Lease, Store } from '../store/types.ts';
import type { Tracing } from '../tracing/tracing.ts';

export interface RunLog {
    info(detail: object, text: string): void;
    warn(detail: object, text: string): void;
    error(detail: object, text: string): void;
}

/** `true`: open. */
export interface OpenWays {
    /** False: deals are not run at all. */
    everything: boolean;
    /** Microsoft → Salesforce. */
    inbound: boolean;
    /** Salesforce → Microsoft. */
    outbound: boolean;
}

export const allOpen: Readonly<OpenWays> = { everything: true, inbound: true, outbound: true };

/** All that runs share. */
export interface RunContext {
    store: Store;
    salesforce: SalesforceClient;
    partnerCenter: PartnerCenterClient;
    mapping: Mapping;
    /** Which ways an admin had left open as the run began. */
    ways: OpenWays;
    /** The same as it is by now. */
    waysNow(): Promise<OpenWays>;
    /** What this org has and others may not. */
    org: OrgFeatures;
    /**
     * The partner's id as the owner of referrals; null while Partner Center has shown no referral of it.
     * @throws CosellError as a list of referrals does
     */
    ownOrganization(call: CallContext): Promise<string | null>;
    /** Whom the relay is signed in as at Microsoft; null: Microsoft has not told. Never taken off a team. */
    signedInEmail: string | null;
    /** ISO 4217; the currency of every amount in an org without multi-currency. */
    defaultCurrency: string;
    /**
     * Milliseconds after which a list of Partner Center shows a new referral for certain: until then an
     * unanswered create may still turn up. Longer than a call may take.
     */
    listsLag: number;
    /** Names this process as holder of leases. */
    holder: string;
    /** Stands for notes and people in what the store keeps. */
    fingerprint: Fingerprint;
    now(): Date;
    uuid(): string;
    /** 0 ≤ n < 1, for spreading retries. */
    random(): number;
    tracing: Tracing;
    log: RunLog;
}

/** One run of one deal. */
export interface Run {
    context: RunContext;
    lease: Lease;
    /** Of a second deal that is changed too; null, or left out: none. */
    other?: Lease | null;
    call: CallContext;
    /** What happened in this run so far, for the trail in Salesforce. */
    steps: LogRow[];
    /** Whose change it carries to Microsoft, by name; null while, or where, nobody is known. */
    changedBy?: string | null;
}

/** Does one step, notes it in the trail with its time, and hands on what it threw. */
export async function step<Result>(
    run: Run,
    entry: Pick<LogRow, 'direction' | 'step' | 'detail'>,
    work: () => Promise<Result>
): Promise<Result> {
    const { now } = run.context;
    const start = now().getTime();
    const result = await work();
    run.steps.push({ ...entry, outcome: 'Done', milliseconds: now().getTime() - start, at: now() });
    return result;
}
