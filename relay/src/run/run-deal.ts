import { CosellError, type ErrorCode } from '@cosell/contracts';
import { AliasTaken, DealUnknown, LeaseLost, type Lease } from '../store/types.ts';
import type { Run, RunContext } from './context.ts';
import { endInFailure } from './end-in-failure.ts';
import { LeaseFirst, letGo, takeDeal } from './lease-both.ts';
import { LEASE_MS, PROLONG_MS } from './lease-time.ts';
import { syncDeal } from './sync-deal.ts';
import { requireOpen } from './ways.ts';

/**
 * How a run ended, in words for figures. Busy: another run had the deal. Lease-lost: it was too slow, and
 * another one took over.
 */
export type RunEnd = 'in-step' | 'busy' | 'lease-lost' | ErrorCode;

/**
 * One run of one deal. Expected failures end as a state of the deal, never as an exception: the queue knows
 * nothing of them.
 * Returns at once when another run holds the lease; that one sees the newer hint when it commits.
 */
export function runDeal(context: RunContext, dealId: string): Promise<RunEnd> {
    return leaseAndRun(context, dealId, null);
}

/** @param other the lease of a second deal that this run needs, where that one comes first */
async function leaseAndRun(context: RunContext, dealId: string, other: Lease | null): Promise<RunEnd> {
    const lease = await takeDeal(context, dealId);
    if (!lease) {
        if (other) await letGo(context, other);
        return 'busy';
    }
    const correlationId = lease.correlationId ?? context.uuid();
    const run: Run = { context, lease, other, call: { correlationId }, steps: [] };
    return context.tracing.run({ dealId, correlationId }, () => runLeased(run));
}

async function runLeased(run: Run): Promise<RunEnd> {
    const { context, lease } = run;
    const { dealId } = lease;
    // Whether that works shows at the next check of the lease.
    const prolong = () => void context.store.prolongLease(lease, LEASE_MS, context.now()).catch(() => {});
    const prolonging = setInterval(prolong, PROLONG_MS).unref();
    try {
        requireOpen(run, 'everything');
        // Before anything is read: where nobody is signed in, no side is called.
        await context.partnerCenter.checkSignIn();
        await syncDeal(run);
        context.log.info(
            { deal: dealId, correlationId: run.call.correlationId, steps: run.steps.map(({ step }) => step) },
            'deal in step'
        );
        return 'in-step';
    } catch (error) {
        if (error instanceof LeaseFirst) return await leaseBoth(run, error.dealId);
        // It has become part of another deal, which is hinted.
        if (error instanceof LeaseLost || error instanceof DealUnknown) return 'lease-lost';
        // The other deal, once it runs, finds out that it is part of this one; this one tries again.
        if (error instanceof AliasTaken) await context.store.hintDeal(error.dealId).catch(goneByNow);
        const failure = error instanceof CosellError ? error : unexpected(error);
        await endInFailure(run, failure).catch((reason: unknown) => {
            if (!(reason instanceof LeaseLost)) throw reason;
        });
        return failure.code;
    } finally {
        clearInterval(prolonging);
        if (run.other) await letGo(context, run.other);
    }
}

async function leaseBoth(run: Run, otherId: string): Promise<RunEnd> {
    await letGo(run.context, run.lease);
    const other = await takeDeal(run.context, otherId);
    return other ? leaseAndRun(run.context, run.lease.dealId, other) : 'busy';
}

function goneByNow(error: unknown): void {
    if (!(error instanceof DealUnknown)) throw error;
}

function unexpected(cause: unknown): CosellError {
    return new CosellError('UNEXPECTED', cause instanceof Error ? cause.message : String(cause), { cause });
}
