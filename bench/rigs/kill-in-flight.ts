import { setTimeout as wait } from 'node:timers/promises';
import { waitFor } from '../../scripts/loop/wait-for.ts';
import type { BenchDeal } from './deals.ts';
import type { Rig } from './start-rig.ts';

/** Whoever syncs, as a process that can be killed. */
export interface Killable {
    kill(): Promise<void>;
    startAgain(): Promise<void>;
    /** After so long without a change, none comes any more. */
    quietSeconds: number;
    /** Where nobody follows the events of Salesforce: tells of the save. Rejects when nobody took it. */
    tell?(deal: BenchDeal, amount: number): Promise<void>;
}

export interface Outcome {
    /** Changes that were saved, and taken by whoever has to be told. */
    changes: number;
    /** Of these, the ones that Partner Center never got. */
    lost: number;
    /** Of these, the ones that Partner Center got more than once. */
    doubled: number;
}

/** Between two saves. */
const PAUSE_MS = 25;

/**
 * Changes every deal once, kills the syncing process when a quarter of the changes has arrived, starts it
 * again, and counts what Partner Center has got when nothing comes any more.
 */
export async function killInFlight(
    rig: Rig,
    deals: BenchDeal[],
    syncer: Killable,
    nextAmount: () => number
): Promise<Outcome> {
    const amounts = new Map(deals.map((deal) => [deal, nextAmount()]));
    const arrived = new Map<BenchDeal, number>();
    let lastAt = performance.now();
    const quarter = Promise.withResolvers<void>();
    const end = rig.partnerCenter.watch(({ method, path, body, status, answeredAt }) => {
        if (method !== 'PATCH' || status >= 300) return;
        const deal = deals.find(({ referralId }) => path.includes(referralId));
        if (!deal || !body.includes(String(amounts.get(deal)))) return;
        arrived.set(deal, (arrived.get(deal) ?? 0) + 1);
        lastAt = answeredAt;
        if (arrived.size >= deals.length / 4) quarter.resolve();
    });
    const died = quarter.promise.then(() => syncer.kill()).then(() => syncer.startAgain());
    const taken: BenchDeal[] = [];
    for (const [deal, Amount] of amounts) {
        await rig.seller.sobject('Opportunity').update({ Id: deal.opportunityId, Amount });
        const isTaken = await (syncer.tell?.(deal, Amount) ?? Promise.resolve()).then(
            () => true,
            () => false
        );
        if (isTaken) taken.push(deal);
        await wait(PAUSE_MS);
    }
    await died;
    lastAt = performance.now();
    await waitFor('every change to arrive, or none any more', 600, () => {
        const left = taken.filter((deal) => !arrived.has(deal)).length;
        const isQuiet = performance.now() - lastAt > syncer.quietSeconds * 1_000;
        return Promise.resolve({ done: left === 0 || isQuiet, seen: `${left} of ${taken.length} left` });
    });
    // One that comes twice comes while the others are caught up with.
    await wait(2_000);
    end();
    return {
        changes: taken.length,
        lost: taken.filter((deal) => !arrived.has(deal)).length,
        doubled: taken.filter((deal) => (arrived.get(deal) ?? 0) > 1).length
    };
}
