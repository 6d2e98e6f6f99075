import type { Figure } from '../figure.ts';
import { rounded } from '../numbers.ts';
import { changeAmount } from '../rigs/deals.ts';
import { relayRound } from '../rigs/rounds.ts';
import { nextAmount, type LiveBench } from './live-bench.ts';

/** Counted, not timed: one round is enough. */
export async function callsPerChange({ rig, ours }: LiveBench): Promise<Figure[]> {
    const { calls } = await relayRound(rig, ours, () => changeAmount(rig.seller, ours, nextAmount()));
    const perDeal = {
        salesforce: calls.salesforce / ours.length,
        partnerCenter: calls.partnerCenter / ours.length
    };
    return [
        {
            row: 'calls of Salesforce per synced change',
            what: `${ours.length} deals, a new amount each`,
            ours: rounded(perDeal.salesforce),
            against: '2: read, write',
            value: perDeal.salesforce,
            aim: { atMost: 2 }
        },
        {
            row: 'calls of Partner Center per synced change',
            what: `${ours.length} deals, a new amount each, with the echo of the PATCH`,
            ours: rounded(perDeal.partnerCenter),
            against: '3: read, PATCH, echo',
            value: perDeal.partnerCenter,
            aim: { atMost: 3 }
        }
    ];
}
