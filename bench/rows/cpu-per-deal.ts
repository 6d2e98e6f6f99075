import { skipped, type Figure } from '../figure.ts';
import { median, ratios, rounded, spreadOf } from '../numbers.ts';
import { cpuMs } from '../process-cost.ts';
import { changeAmount } from '../rigs/deals.ts';
import { relayRound } from '../rigs/rounds.ts';
import { AT_ONCE, nextAmount, type LiveBench } from './live-bench.ts';

const ROW = 'CPU of the relay per deal';
const aim = { atMost: 4 };

/**
 * CPU time of the relay's process alone, at answer time 0. The servers that answer are processes of their own
 * accord: what they need is in neither number, so live ones serve as well as recorded answers.
 */
export async function cpuPerDeal({ rig, ours, bares, bare, settings }: LiveBench): Promise<Figure[]> {
    const { pid } = rig.loop.relay;
    if (cpuMs(pid) === null) return [skipped(ROW, '', 'only Linux tells what a process has used', aim)];
    const relay: number[] = [];
    const others: number[] = [];
    for (let round = 0; round <= settings.rounds; round++) {
        const before = cpuMs(pid) ?? NaN;
        await relayRound(rig, ours, () => changeAmount(rig.seller, ours, nextAmount()));
        const used = (cpuMs(pid) ?? NaN) - before;
        const { cpuMs: bareUsed } = await bare({
            deals: bares,
            perSecond: null,
            atOnce: AT_ONCE,
            amount: nextAmount()
        });
        // The first round warms both up.
        if (round === 0) continue;
        relay.push(used / ours.length);
        others.push(bareUsed / bares.length);
    }
    const found = ratios(relay, others);
    return [
        {
            row: ROW,
            what: `answer time 0, ${ours.length} deals × ${settings.rounds}, store PGlite in the same process`,
            ours: `${rounded(median(relay), 1)} ms`,
            against: `${rounded(median(others), 1)} ms, the bare client`,
            value: median(found),
            spread: spreadOf(found),
            aim
        }
    ];
}
