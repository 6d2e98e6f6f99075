import { MOST_TOGETHER } from '../queue/deal-queue.ts';
import { createCompany } from '../salesforce/together/company.ts';
import { together } from '../salesforce/together/together.ts';
import type { RunContext } from './context.ts';
import type { RunEnd } from './run-deal.ts';

/**
 * Runs deals that have time side by side, so that a backfill or a nightly look costs Salesforce two calls for
 * a hundred of them, instead of two for each.
 * @param run one deal
 * @throws what a run threw, when all have ended
 */
export async function runTogether(
    context: RunContext,
    dealIds: string[],
    run: (context: RunContext, dealId: string) => Promise<RunEnd>
): Promise<void> {
    const company = createCompany({ most: MOST_TOGETHER });
    const inCompany = { ...context, salesforce: together(context.salesforce, company) };
    const runs = dealIds.map((dealId) => ({ dealId, leave: company.join() }));
    const ends = await Promise.allSettled(
        runs.map(({ dealId, leave }) => run(inCompany, dealId).finally(leave))
    );
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
}
