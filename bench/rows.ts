import type { BenchSettings } from './bench-settings.ts';
import type { Figure } from './figure.ts';
import { apexSaves } from './rows/apex-saves.ts';
import { backfillSize } from './rows/backfill-size.ts';
import { besidePeers } from './rows/beside-peers.ts';
import { cardPaint } from './rows/card-paint.ts';
import { live } from './rows/live.ts';
import { reconcileCost } from './rows/reconcile-cost.ts';
import { onPostgres } from './rows/two-relays.ts';

/** Name on the command line → what measures it. */
export const rows: Record<string, (settings: BenchSettings) => Promise<Figure[]>> = {
    reconcile: reconcileCost,
    live,
    backfill: backfillSize,
    apex: apexSaves,
    card: cardPaint,
    postgres: onPostgres,
    peers: besidePeers
};
