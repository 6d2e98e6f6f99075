import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { median, percentile, ratios, rounded, spreadOf } from '../numbers.ts';
import type { BenchDeal } from '../rigs/deals.ts';
import { relayRound } from '../rigs/rounds.ts';
import { ANSWER_MS, nextAmount, type LiveBench } from './live-bench.ts';

const PER_SECOND = 5;

/** From the save in Salesforce until Partner Center has answered the PATCH, five deals a second. */
export async function oneDeal({ rig, ours, bares, bare, settings }: LiveBench): Promise<Figure[]> {
    const count = Math.min(ours.length, PER_SECOND * (settings.full ? 20 : 3));
    const shares = { p50: 0.5, p99: 0.99 };
    const relay: number[][] = [];
    const others: number[][] = [];
    for (let round = 0; round <= settings.rounds; round++) {
        const savedAt = new Map<string, number>();
        const chosen = ours.slice(0, count);
        rig.salesforce.answerMs = rig.partnerCenter.answerMs = ANSWER_MS;
        const { patchedAt } = await relayRound(rig, chosen, () => saveEach(chosen, savedAt));
        const beside = await bare({
            deals: bares.slice(0, count),
            perSecond: PER_SECOND,
            atOnce: 1,
            amount: nextAmount()
        });
        rig.salesforce.answerMs = rig.partnerCenter.answerMs = 0;
        if (round === 0) continue;
        const took = chosen.map(
            ({ opportunityId, referralId }) =>
                (patchedAt.get(referralId) ?? NaN) - (savedAt.get(opportunityId) ?? NaN)
        );
        relay.push(took);
        others.push(beside.milliseconds);
    }
    return Object.entries(shares).map(([name, share]): Figure => {
        const [mine, theirs] = [relay, others].map((rounds) => rounds.map((one) => percentile(one, share)));
        const found = ratios(mine!, theirs!);
        return {
            row: `one deal, save → PATCH, ${name}`,
            what: `answer time ${ANSWER_MS} ms, ${PER_SECOND} deals/s, ${count} deals × ${settings.rounds}`,
            ours: `${rounded(median(mine!), 0)} ms`,
            against: `${rounded(median(theirs!), 0)} ms: both reads at once, then the PATCH`,
            value: median(found),
            spread: spreadOf(found),
            aim: { atMost: name === 'p50' ? 1.5 : 3 }
        };
    });

    async function saveEach(deals: BenchDeal[], savedAt: Map<string, number>): Promise<void> {
        const amount = nextAmount();
        await Promise.all(
            deals.map(async ({ opportunityId }, index) => {
                await wait((index * 1_000) / PER_SECOND);
                await rig.seller.sobject('Opportunity').update({ Id: opportunityId, Amount: amount });
                savedAt.set(opportunityId, performance.now());
            })
        );
    }
}
