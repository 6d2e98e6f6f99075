import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Figure } from '../figure.ts';
import { percentile, rounded } from '../numbers.ts';
import type { BenchDeal } from '../rigs/deals.ts';
import { keepSyncing } from '../rigs/keep-syncing.ts';
import { atRest } from '../rigs/rounds.ts';
import type { Rig } from '../rigs/start-rig.ts';
import { prepareEvents } from '../webhooks/event-work.ts';
import { countStored } from '../webhooks/stored-events.ts';
import { AT_ONCE, nextAmount, type LiveBench } from './live-bench.ts';

const PER_SECOND = 200;
const MOST_MS = 20;

/** On the store of the default, which shares the relay's process. The relay has ended afterwards. */
export const webhookAck = ({ rig, ours, bares, settings }: LiveBench): Promise<Figure[]> =>
    acknowledge(rig, { syncing: ours, told: bares, seconds: settings.full ? 60 : 10, store: 'PGlite' });

/**
 * How soon Microsoft hears that an event is kept, while the relay has as many syncs in hand as it runs at
 * once. Ends the relay: then the store alone tells what was kept.
 * @param told the deals that the events are about
 */
export async function acknowledge(
    rig: Rig,
    given: {
        syncing: BenchDeal[];
        told: BenchDeal[];
        seconds: number;
        store: 'PGlite' | 'PostgreSQL';
        databaseUrl?: string;
    }
): Promise<Figure[]> {
    const { syncing, told, seconds, store } = given;
    const send = await prepareEvents({
        webhookUrl: new URL('/webhooks/partner-center', rig.loop.relayHealthUrl).href,
        referralIds: told.map(({ referralId }) => referralId),
        ...(await signingKey(rig)),
        count: seconds * PER_SECOND,
        perSecond: PER_SECOND
    });
    let goesOn = true;
    const keeping = keepSyncing(rig, syncing, { atOnce: AT_ONCE, goOn: () => goesOn, nextAmount });
    const sent = await send().finally(() => (goesOn = false));
    const synced = await keeping;
    await atRest(rig);
    await rig.loop.relay.stop();
    const lost = sent.hashes.length - (await countStored(given.databaseUrl ?? rig.loop.dataDir, sent.hashes));
    const tenths = Array.from({ length: 10 }, (_, no) =>
        sent.milliseconds.slice((no * sent.hashes.length) / 10, ((no + 1) * sent.hashes.length) / 10)
    );
    const p99s = tenths.map((tenth) => percentile(tenth, 0.99));
    const [p50, p99] = [percentile(sent.milliseconds, 0.5), percentile(sent.milliseconds, 0.99)];
    const what = `${PER_SECOND}/s for ${seconds} s, ${AT_ONCE} syncs at any time, ${synced.length} in all`;
    return [
        {
            row: `acknowledgement of an event, p99, ${store}`,
            what,
            ours: `${rounded(p99, 1)} ms, p50 ${rounded(p50, 1)} ms`,
            against: '–',
            value: p99,
            spread: [Math.min(...p99s), Math.max(...p99s)],
            aim: { atMost: MOST_MS },
            note: `${what}; answers ${JSON.stringify(sent.statuses)}; the spread is that of ten parts`
        },
        {
            row: `events lost, ${store}`,
            what,
            ours: `${lost} of ${sent.hashes.length}`,
            against: 'the store, after the relay has ended',
            value: lost,
            aim: { atMost: 0 }
        }
    ];
}

/** What the local Partner Center signs with: the load generator speaks for it. */
async function signingKey({ loop, direct }: Rig): Promise<{ privateKey: string; certificateUrl: string }> {
    const file = path.join(loop.dataDir, 'partner-center/partner-center.json');
    const { authority } = JSON.parse(await readFile(file, 'utf8')) as {
        authority: { leaf: { privateKey: string } };
    };
    return {
        privateKey: authority.leaf.privateKey,
        certificateUrl: `${direct.partnerCenter}/cert/pcnotifications-dispatch.microsoft.com.cer`
    };
}
