import { CosellError, type ErrorCode } from '@cosell/contracts';
import { AliasTaken, DealUnknown, LeaseLost } from '../store/types.ts';
import type { Run, RunContext } from './context.ts';
import { endInFailure } from './end-in-failure.ts';
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
export async function runDeal(context: RunContext, dealId: string): Promise<RunEnd> {
    const lease = await context.store.takeLease(dealId, context.holder, LEASE_MS, context.now());
    if (!lease) return 'busy';
    const correlationId = lease.correlationId ?? context.uuid();
    const run: Run = { context, lease, call: { correlationId }, steps: [] };
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
    }
}

function goneByNow(error: unknown): void {
    if (!(error instanceof DealUnknown)) throw error;
}

function unexpected(cause: unknown): CosellError {
    return new CosellError('UNEXPECTED', cause instanceof Error ? cause.message : String(cause), { cause });
}
