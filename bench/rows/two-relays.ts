import { startPostgres } from '../../scripts/postgres/temporary-postgres.ts';
import { freePorts } from '../../scripts/loop/free-ports.ts';
import { waitFor } from '../../scripts/loop/wait-for.ts';
import type { BenchSettings } from '../bench-settings.ts';
import { skipped, type Figure } from '../figure.ts';
import { median, ratios, rounded, spreadOf } from '../numbers.ts';
import { makeDeals, type BenchDeal } from '../rigs/deals.ts';
import { keepSyncing } from '../rigs/keep-syncing.ts';
import { atRest } from '../rigs/rounds.ts';
import { startRig, type Rig } from '../rigs/start-rig.ts';
import { watchRuns, type RunsSeen } from '../rigs/watch-runs.ts';
import { ANSWER_MS, AT_ONCE, nextAmount } from './live-bench.ts';
import { acknowledge } from './webhook-ack.ts';

const AGAIN = { atLeast: 0.95 };
const SECONDS = 60;
/** Changes of one round. */
const CHANGES = 96;

/** What needs PostgreSQL: two processes beside one, the hand-over between them, and events on that store. */
export async function onPostgres(settings: BenchSettings): Promise<Figure[]> {
    if (!settings.full && !settings.named.includes('postgres'))
        return [
            skipped(
                'two relays on one PostgreSQL',
                '',
                'takes minutes: `-- postgres` or `-- --full` measures it',
                AGAIN
            )
        ];
    const postgres = await startPostgres();
    const rig = await startRig({ RELAY_DATA_DIR: '', DATABASE_URL: postgres.url });
    try {
        const deals = await makeDeals(rig, 4 * AT_ONCE);
        await atRest(rig);
        const half = deals.length / 2;
        const figures = await twoBesideOne(rig, deals, settings.rounds);
        figures.push(await handOver(rig, Math.min(3, settings.rounds)));
        const events = await acknowledge(rig, {
            syncing: deals.slice(0, half),
            told: deals.slice(half),
            seconds: settings.full ? 60 : 10,
            store: 'PostgreSQL',
            databaseUrl: postgres.url
        });
        return [...figures, ...events];
    } finally {
        await rig.close();
        await postgres.close();
    }
}

async function twoBesideOne(rig: Rig, deals: BenchDeal[], rounds: number): Promise<Figure[]> {
    const one: number[] = [];
    const two: number[] = [];
    const seen: RunsSeen = { all: 0, overlapping: 0 };
    rig.salesforce.answerMs = rig.partnerCenter.answerMs = ANSWER_MS;
    for (let round = 0; round <= rounds; round++) {
        const alone = await perSecond(rig, deals);
        const second = await addRelay(rig);
        const end = watchRuns(rig.partnerCenter);
        const together = await perSecond(rig, deals);
        await atRest(rig);
        const { all, overlapping } = end();
        seen.all += all;
        seen.overlapping += overlapping;
        await second.relay.stop();
        // The first round finds out how many calls at once the hosts take.
        if (round === 0) continue;
        one.push(alone);
        two.push(together);
    }
    rig.salesforce.answerMs = rig.partnerCenter.answerMs = 0;
    const found = ratios(two, one);
    const what = `${AT_ONCE} changes under way at any time, answer time ${ANSWER_MS} ms, ${CHANGES} × ${rounds}`;
    return [
        {
            row: 'deals per second, two relays on one PostgreSQL',
            what,
            ours: `${rounded(median(two), 1)}/s`,
            against: `${rounded(median(one), 1)}/s, one relay`,
            value: median(found),
            spread: spreadOf(found),
            aim: AGAIN,
            note: what
        },
        {
            row: 'two runs of one deal at once',
            what,
            ours: `${seen.overlapping} of ${seen.all} runs`,
            against: 'none: by the correlation ids that Partner Center saw',
            value: seen.overlapping,
            aim: { atMost: 0 }
        }
    ];
}

async function perSecond(rig: Rig, deals: BenchDeal[]): Promise<number> {
    const started = performance.now();
    const synced = await keepSyncing(rig, deals, {
        atOnce: AT_ONCE,
        goOn: (begun) => begun < CHANGES,
        nextAmount
    });
    const ended = Math.max(...synced.map(({ writtenAt }) => writtenAt));
    return synced.length / ((ended - started) / 1_000);
}

async function addRelay(rig: Rig) {
    const [port] = await freePorts(1);
    return rig.loop.addRelay(port as number);
}

/** From the SIGKILL of the relay that follows the changes until another one follows them. */
async function handOver(rig: Rig, times: number): Promise<Figure> {
    const seconds: number[] = [];
    for (let time = 0; time < times; time++) {
        await waitFor('the first relay to follow', SECONDS, () => follows(rig.loop.relayHealthUrl));
        const second = await addRelay(rig);
        await rig.loop.relay.kill();
        const killed = performance.now();
        await waitFor('the second relay to follow', SECONDS, () => follows(second.healthUrl));
        seconds.push((performance.now() - killed) / 1_000);
        await second.relay.stop();
        await rig.loop.restartRelay();
    }
    return {
        row: 'hand-over after SIGKILL of the relay that follows',
        what: `${times} times`,
        ours: `${rounded(Math.max(...seconds), 1)} s at most, median ${rounded(median(seconds), 1)} s`,
        against: '–',
        value: Math.max(...seconds),
        spread: spreadOf(seconds),
        aim: { atMost: 15 }
    };
}

async function follows(healthUrl: string) {
    const answer = await fetch(healthUrl).catch(() => null);
    const { followsChanges = false } = answer?.ok
        ? ((await answer.json()) as { followsChanges?: boolean })
        : {};
    return { done: followsChanges, seen: String(followsChanges) };
}
