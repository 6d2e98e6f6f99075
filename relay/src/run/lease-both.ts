import { LeaseLost, type Lease } from '../store/types.ts';
import type { RunContext } from './context.ts';
import { LEASE_MS } from './lease-time.ts';

/**
 * A run needs a second deal that comes before its own: leases are taken in the order of the deals' ids, so
 * that of two runs that need the same two deals one always gets both.
 */
export class LeaseFirst extends Error {
    readonly dealId: string;

    constructor(dealId: string) {
        super(`Deal ${dealId} is to be leased first.`);
        this.name = 'LeaseFirst';
        this.dealId = dealId;
    }
}

/** Null: another run has it. */
export function takeDeal({ store, holder, now }: RunContext, dealId: string): Promise<Lease | null> {
    return store.takeLease(dealId, holder, LEASE_MS, now());
}

/** Nothing was done under this lease: the deal is run again at once, and has failed in nothing. */
export async function letGo({ store, now }: RunContext, lease: Lease): Promise<void> {
    const failure = { code: 'LINK_WAITS', detail: '', retryAt: now(), isAttempt: false, now: now() } as const;
    await store.failRun(lease, failure).catch((reason: unknown) => {
        if (!(reason instanceof LeaseLost)) throw reason;
    });
}
