import type { Alias, Json, Lease } from '../types.ts';

/** A command that no run has carried out yet. */
export interface PendingRequest {
    /** Tells it from the same command asked again later. */
    id: string;
    command: string;
    reason: string | null;
    force: boolean;
    /** Of `link`. */
    referralId: string | null;
    /** Of `restore`: row of `Co_sell_Log__c`. Left out by a relay of before. */
    logId?: string | null;
    /** Salesforce id of the user who asked. */
    userId: string;
}

/** What is kept of a deal's requests between runs; their shapes belong to whoever stored them. */
export interface Requests {
    pending: PendingRequest | null;
    /** Field → the side whose value a person has chosen. */
    resolutions: Record<string, string>;
    paused: boolean;
    leftAlone: boolean;
    conflicts: Json;
    stage: Json;
    closing: Json;
}

export const nothingAsked: Requests = {
    pending: null,
    resolutions: {},
    paused: false,
    leftAlone: false,
    conflicts: {},
    stage: null,
    closing: null
};

export interface RequestChange {
    pending?: PendingRequest | null;
    paused?: boolean;
    resolutions?: Record<string, string>;
}

export interface SettledRequests {
    /** Of the pending request that was carried out or refused; another that was asked meanwhile stays. */
    doneId: string | null;
    /** Fields whose resolution was carried out. */
    resolved: string[];
    conflicts: Json;
    stage: Json;
    closing: Json;
}

export interface RequestStore {
    /**
     * Stores what is asked of the deal with this alias and hints it, in one transaction.
     * @param create gives an alias that nobody has a deal of its own
     * @returns null if there is no such deal
     */
    request(
        alias: Alias,
        change: RequestChange,
        options: { create: boolean; correlationId?: string }
    ): Promise<{ dealId: string; hintSeq: number } | null>;
    requestsOf(dealId: string): Promise<Requests>;
    /** @throws LeaseLost */
    settleRequests(lease: Lease, settled: SettledRequests): Promise<void>;
    /**
     * Gives the Opportunity a new deal of its own, without memories and switched off, and leaves the referral
     * alone from now on. Ends the run.
     * @throws LeaseLost
     */
    unlinkDeal(lease: Lease): Promise<void>;
}
