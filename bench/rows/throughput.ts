import type { Figure } from '../figure.ts';
import { median, ratios, rounded, spreadOf } from '../numbers.ts';
import { changeAmount } from '../rigs/deals.ts';
import { relayRound } from '../rigs/rounds.ts';
import { ANSWER_MS, AT_ONCE, nextAmount, type LiveBench } from './live-bench.ts';

/** Deals per second, from the save of all of them to the last write-back. */
export async function throughput({ rig, ours, bares, bare, settings }: LiveBench): Promise<Figure[]> {
    const relay: number[] = [];
    const others: number[] = [];
    for (let round = 0; round <= settings.rounds; round++) {
        rig.salesforce.answerMs = rig.partnerCenter.answerMs = ANSWER_MS;
        const { seconds } = await relayRound(rig, ours, () => changeAmount(rig.seller, ours, nextAmount()));
        const beside = await bare({ deals: bares, perSecond: null, atOnce: AT_ONCE, amount: nextAmount() });
        rig.salesforce.answerMs = rig.partnerCenter.answerMs = 0;
        // The first round finds out how many calls at once the hosts take.
        if (round === 0) continue;
        relay.push(ours.length / seconds);
        others.push(bares.length / beside.seconds);
    }
    const found = ratios(relay, others);
    return [
        {
            row: 'deals per second, one process, 16 at once',
            what: `answer time ${ANSWER_MS} ms, ${ours.length} deals × ${settings.rounds}`,
            ours: `${rounded(median(relay), 1)}/s`,
            against: `${rounded(median(others), 1)}/s, a bare client with the same calls`,
            value: median(found),
            spread: spreadOf(found),
            aim: { atLeast: 0.9 }
        }
    ];
}
