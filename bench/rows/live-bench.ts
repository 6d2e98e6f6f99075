import type { BenchSettings } from '../bench-settings.ts';
import type { BareBeside } from '../rigs/bare-beside.ts';
import type { BenchDeal } from '../rigs/deals.ts';
import type { Rig } from '../rigs/start-rig.ts';

/** What the live rows share. */
export interface LiveBench {
    rig: Rig;
    /** Deals that the relay syncs, and others that the bare client changes. */
    ours: BenchDeal[];
    bares: BenchDeal[];
    bare: BareBeside;
    settings: BenchSettings;
}

/** A new one for every round: what is equal already is not sent. */
let amount = 20_000;
export const nextAmount = (): number => (amount += 1);

/** As many deals as the relay runs at once. */
export const AT_ONCE = 16;

/** As far away as the two APIs are: the time of one answer. */
export const ANSWER_MS = 100;
