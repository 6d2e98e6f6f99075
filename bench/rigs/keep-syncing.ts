import { setTimeout as wait } from 'node:timers/promises';
import type { BenchDeal } from './deals.ts';
import type { SeenCall } from './counting-proxy.ts';
import type { Rig } from './start-rig.ts';

/** A change that has reached both sides; times of `performance.now`. */
export interface Synced {
    /** Salesforce has answered the save. */
    savedAt: number;
    /** Partner Center has answered the PATCH. */
    patchedAt: number;
    /** Salesforce has answered the write-back. */
    writtenAt: number;
}

export interface Keeping {
    /** Changes under way at any time, each of another deal. */
    atOnce: number;
    /** Asked before each change, with how many were begun before it. */
    goOn(begun: number): boolean;
    /** A new one for every change: what is equal already is not sent. */
    nextAmount(): number;
    /** Where nobody follows the events of Salesforce: tells of the save. */
    tell?(deal: BenchDeal, amount: number): Promise<void>;
}

/** Longest that one change may take: past a hand-over and the lease of a process that died. */
const SECONDS = 120;

/**
 * Keeps the same number of changes under way: the next one is saved when one has been written to both sides.
 * So whoever syncs has the same work in hand at any time, whatever it would take on by itself.
 */
export async function keepSyncing(rig: Rig, deals: BenchDeal[], keeping: Keeping): Promise<Synced[]> {
    const { atOnce, goOn, nextAmount, tell } = keeping;
    const all: Synced[] = [];
    const far = followFarSides(rig);
    let begun = 0;
    const keepOne = async (own: BenchDeal[]) => {
        for (let turn = 0; goOn(begun); turn++) {
            begun += 1;
            const deal = own[turn % own.length] as BenchDeal;
            const amount = nextAmount();
            const seen = far.await(deal, amount);
            await rig.seller.sobject('Opportunity').update({ Id: deal.opportunityId, Amount: amount });
            const savedAt = performance.now();
            await tell?.(deal, amount);
            all.push({ savedAt, ...(await withinTime(seen, deal)) });
        }
    };
    try {
        const shares = Array.from({ length: atOnce }, (_, no) => deals.filter((_, at) => at % atOnce === no));
        await Promise.all(shares.map(keepOne));
    } finally {
        far.end();
    }
    return all;
}

/** Hears of the PATCH and then of the write-back of each change, as the proxies see them. */
function followFarSides(rig: Rig) {
    type Arrived = Omit<Synced, 'savedAt'>;
    interface Awaited {
        deal: BenchDeal;
        amount: number;
        patchedAt: number | null;
        resolve(arrived: Arrived): void;
    }
    const awaited = new Set<Awaited>();
    const ends = [
        rig.partnerCenter.watch(({ method, path, body, status, answeredAt }) => {
            if (method !== 'PATCH' || status >= 300) return;
            for (const one of awaited)
                if (path.includes(one.deal.referralId) && body.includes(String(one.amount)))
                    one.patchedAt ??= answeredAt;
        }),
        rig.salesforce.watch((call) => {
            for (const one of awaited) {
                if (one.patchedAt === null || !isWriteOf(one.deal, call)) continue;
                awaited.delete(one);
                one.resolve({ patchedAt: one.patchedAt, writtenAt: call.answeredAt });
            }
        })
    ];
    return {
        await(deal: BenchDeal, amount: number) {
            const { promise, resolve } = Promise.withResolvers<Arrived>();
            awaited.add({ deal, amount, patchedAt: null, resolve });
            return promise;
        },
        end: () => ends.forEach((end) => end())
    };
}

const isWriteOf = ({ opportunityId }: BenchDeal, { method, path, body, status }: SeenCall): boolean =>
    method !== 'GET' && status < 300 && (path.includes(opportunityId) || body.includes(opportunityId));

async function withinTime<Result>(seen: Promise<Result>, { opportunityId }: BenchDeal): Promise<Result> {
    const timer = new AbortController();
    const late = wait(SECONDS * 1_000, null, { signal: timer.signal }).then(() => {
        throw new Error(`A change of ${opportunityId} has not reached both sides within ${SECONDS} s.`);
    });
    late.catch(() => undefined);
    try {
        return await Promise.race([seen, late]);
    } finally {
        timer.abort();
    }
}
