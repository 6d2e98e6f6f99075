import type { CountingProxy } from './counting-proxy.ts';

interface Run {
    from: number;
    to: number;
}

export interface RunsSeen {
    /** Runs that called Partner Center about a referral. */
    all: number;
    /** Pairs of runs of one referral that were under way at the same time. */
    overlapping: number;
}

/**
 * Sees runs from the far side: calls about one referral with the same `MS-CorrelationId` are of one run, and
 * two runs of it may not be under way at once, whichever process they are in.
 * @returns what ends the watch and tells what was seen
 */
export function watchRuns(partnerCenter: CountingProxy): () => RunsSeen {
    const byReferral = new Map<string, Map<string, Run>>();
    const end = partnerCenter.watch(({ path, correlationId, cameAt, answeredAt }) => {
        const referralId = /\/referrals\/([0-9a-f-]{36})/.exec(path)?.[1];
        if (!referralId || correlationId === null) return;
        const runs = byReferral.get(referralId) ?? new Map<string, Run>();
        byReferral.set(referralId, runs);
        const run = runs.get(correlationId);
        runs.set(correlationId, { from: run?.from ?? cameAt, to: Math.max(run?.to ?? 0, answeredAt) });
    });
    return () => {
        end();
        return countOverlaps([...byReferral.values()].map((runs) => [...runs.values()]));
    };
}

/** @param deals the runs of each */
export function countOverlaps(deals: Run[][]): RunsSeen {
    let overlapping = 0;
    for (const runs of deals) {
        const inOrder = runs.toSorted((left, right) => left.from - right.from);
        for (const [no, run] of inOrder.entries())
            overlapping += inOrder.slice(no + 1).filter(({ from }) => from < run.to).length;
    }
    return { all: deals.flat().length, overlapping };
}
