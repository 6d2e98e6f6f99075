import type { BenchSettings } from '../bench-settings.ts';
import type { Figure } from '../figure.ts';
import { bareBeside, relaySoql } from '../rigs/bare-beside.ts';
import { changeAmount, makeDeals } from '../rigs/deals.ts';
import { atRest } from '../rigs/rounds.ts';
import { startRig } from '../rigs/start-rig.ts';
import { callsPerChange } from './calls-per-change.ts';
import { cpuPerDeal } from './cpu-per-deal.ts';
import { oneDeal } from './one-deal.ts';
import { throughput } from './throughput.ts';
import { webhookAck } from './webhook-ack.ts';

/** The rows of deals that are synced as somebody saves them, on one loop. */
export async function live(settings: BenchSettings): Promise<Figure[]> {
    const rig = await startRig();
    try {
        const deals = await makeDeals(rig, settings.full ? 320 : 64);
        const [ours, bares] = [deals.slice(0, deals.length / 2), deals.slice(deals.length / 2)];
        await atRest(rig);
        const soql = await relaySoql(rig, ours[0]!, () => changeAmount(rig.seller, ours.slice(0, 1), 10_001));
        await atRest(rig);
        const bench = { rig, ours, bares, bare: await bareBeside(rig, soql), settings };
        const figures: Figure[] = [];
        // The last one ends the relay.
        for (const row of [callsPerChange, cpuPerDeal, throughput, oneDeal, webhookAck])
            figures.push(...(await row(bench)));
        return figures;
    } finally {
        await rig.close();
    }
}
