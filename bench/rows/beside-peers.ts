import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BenchSettings } from '../bench-settings.ts';
import { skipped, type Figure } from '../figure.ts';
import { n8n } from '../peers/n8n.ts';
import { nodeRed } from '../peers/node-red.ts';
import type { Peer, RunningPeer } from '../peers/peer.ts';
import { median, percentile, ratios, rounded, spreadOf } from '../numbers.ts';
import { cpuMs, memoryMb } from '../process-cost.ts';
import { bareTokens, relaySoql } from '../rigs/bare-beside.ts';
import { changeAmount, makeDeals, type BenchDeal } from '../rigs/deals.ts';
import { keepSyncing } from '../rigs/keep-syncing.ts';
import { killInFlight, type Killable, type Outcome } from '../rigs/kill-in-flight.ts';
import { atRest } from '../rigs/rounds.ts';
import { startRig, type Rig } from '../rigs/start-rig.ts';
import { ANSWER_MS, AT_ONCE, nextAmount } from './live-bench.ts';

const peers = [nodeRed, n8n];
/** Changes of one round. */
const CHANGES = 96;
const KILLS = 3;

/** The same flow in other integration servers, on the same two sides, in turn with the relay. */
export async function besidePeers({ full, named, rounds, peersDir }: BenchSettings): Promise<Figure[]> {
    const rowOf = (peer: Peer) => `deals per second beside ${peer.name}`;
    const installedIn = (peer: Peer) => path.join(peersDir, peer.folder, 'node_modules');
    const why = (peer: Peer) =>
        !full && !named.includes('peers')
            ? 'takes minutes: `-- peers` or `-- --full` measures it'
            : existsSync(path.join(installedIn(peer), peer.folder))
              ? null
              : `${peer.name} is not installed in ${installedIn(peer)} (bench/peers/README.md)`;
    const figures = peers.flatMap((peer) => {
        const note = why(peer);
        return note === null ? [] : [skipped(rowOf(peer), '', note, { atLeast: peer.atLeast })];
    });
    const present = peers.filter((peer) => why(peer) === null);
    if (!present.length) return figures;
    const rig = await startRig();
    try {
        const deals = await makeDeals(rig, 4 * AT_ONCE);
        const [ours, theirs] = [deals.slice(0, deals.length / 2), deals.slice(deals.length / 2)];
        await atRest(rig);
        const soql = await relaySoql(rig, ours[0]!, () => changeAmount(rig.seller, ours.slice(0, 1), 10_001));
        const surroundings = {
            soql,
            salesforceUrl: rig.salesforce.url,
            partnerCenterUrl: rig.partnerCenter.url,
            ...(await bareTokens(rig))
        };
        rig.salesforce.answerMs = rig.partnerCenter.answerMs = ANSWER_MS;
        const killed = await killOften(rig, ours, relayOf(rig));
        await atRest(rig);
        figures.push(...outcomeFigures('the relay', killed, true));
        for (const peer of present) {
            const given = { peer, ours, theirs, rounds };
            const found = await measurePeer(rig, given, () =>
                peer.start(installedIn(peer), surroundings)
            ).catch(({ message }: Error) => [skipped(rowOf(peer), '', message, { atLeast: peer.atLeast })]);
            figures.push(...found);
        }
        return figures;
    } finally {
        await rig.close();
    }
}

interface Given {
    peer: Peer;
    ours: BenchDeal[];
    theirs: BenchDeal[];
    rounds: number;
}

async function measurePeer(rig: Rig, given: Given, start: () => Promise<RunningPeer>): Promise<Figure[]> {
    const running = await start();
    try {
        const figures = await beside(rig, given, running);
        const killed = await withoutRelay(rig, () => killOften(rig, given.theirs, killable(rig, running)));
        return [...figures, ...outcomeFigures(given.peer.name, killed)];
    } finally {
        await running.close();
    }
}

interface Pass {
    perSecond: number;
    p99: number;
    cpu: number;
}

async function beside(
    rig: Rig,
    { peer, ours, theirs, rounds }: Given,
    running: RunningPeer
): Promise<Figure[]> {
    const mine: Pass[] = [];
    const others: Pass[] = [];
    let relayMb = 0;
    for (let round = 0; round <= rounds; round++) {
        // It has been started anew for this round: its code is compiled by some changes that do not count.
        await keepSyncing(rig, ours, { atOnce: AT_ONCE, goOn: (begun) => begun < ours.length, nextAmount });
        await atRest(rig);
        const first = await onePass(rig, ours, rig.loop.relay.pid);
        await atRest(rig);
        relayMb = Math.max(relayMb, memoryMb(rig.loop.relay.pid, 'most') ?? NaN);
        const second = await withoutRelay(rig, () =>
            onePass(rig, theirs, running.pid, killable(rig, running).tell)
        );
        // The first round warms both up.
        if (round === 0) continue;
        mine.push(first);
        others.push(second);
    }
    const peerMb = memoryMb(running.pid, 'most') ?? NaN;
    const of = (passes: Pass[], what: keyof Pass) => median(passes.map((pass) => pass[what]));
    const found = ratios(
        mine.map(({ perSecond }) => perSecond),
        others.map(({ perSecond }) => perSecond)
    );
    const what = `${AT_ONCE} changes under way at any time, answer time ${ANSWER_MS} ms, ${CHANGES} × ${rounds}`;
    return [
        {
            row: `deals per second beside ${peer.name}`,
            what,
            ours: `${rounded(of(mine, 'perSecond'), 1)}/s`,
            against: `${rounded(of(others, 'perSecond'), 1)}/s`,
            value: median(found),
            spread: spreadOf(found),
            aim: { atLeast: peer.atLeast },
            note:
                `${what}; CPU a deal ${rounded(of(mine, 'cpu'), 1)} and ${rounded(of(others, 'cpu'), 1)} ms; ` +
                `save → PATCH p99 ${rounded(of(mine, 'p99'), 0)} and ${rounded(of(others, 'p99'), 0)} ms`
        },
        {
            row: `most memory beside ${peer.name}`,
            what: 'of the whole life of both processes, our store PGlite in ours',
            ours: `${rounded(relayMb, 0)} MB`,
            against: `${rounded(peerMb, 0)} MB`,
            value: relayMb / peerMb,
            // Node-RED keeps no store: of it no more is told than the number.
            aim: { atMost: peer === n8n ? 1 : Infinity }
        }
    ];
}

async function onePass(
    rig: Rig,
    deals: BenchDeal[],
    pid: number,
    tell?: NonNullable<Killable['tell']>
): Promise<Pass> {
    const before = cpuMs(pid) ?? NaN;
    const started = performance.now();
    const synced = await keepSyncing(rig, deals, {
        atOnce: AT_ONCE,
        goOn: (begun) => begun < CHANGES,
        nextAmount,
        ...(tell ? { tell } : {})
    });
    const ended = Math.max(...synced.map(({ writtenAt }) => writtenAt));
    return {
        perSecond: synced.length / ((ended - started) / 1_000),
        p99: percentile(
            synced.map(({ savedAt, patchedAt }) => patchedAt - savedAt),
            0.99
        ),
        cpu: ((cpuMs(pid) ?? NaN) - before) / synced.length
    };
}

/** The peer has machine and changes to itself; the relay hears of them afterwards, and is at rest again. */
async function withoutRelay<Result>(rig: Rig, work: () => Promise<Result>): Promise<Result> {
    await rig.loop.relay.stop();
    try {
        return await work();
    } finally {
        await rig.loop.restartRelay();
        await atRest(rig);
    }
}

async function killOften(rig: Rig, deals: BenchDeal[], syncer: Killable): Promise<Outcome> {
    const all: Outcome = { changes: 0, lost: 0, doubled: 0 };
    for (let time = 0; time < KILLS; time++) {
        const { changes, lost, doubled } = await killInFlight(rig, deals, syncer, nextAmount);
        all.changes += changes;
        all.lost += lost;
        all.doubled += doubled;
    }
    return all;
}

const relayOf = (rig: Rig): Killable => ({
    kill: () => rig.loop.relay.kill(),
    startAgain: () => rig.loop.restartRelay(),
    // Longer than a lease lasts and its end is looked for.
    quietSeconds: 60
});

function killable(rig: Rig, running: RunningPeer): Required<Killable> {
    return {
        kill: running.kill,
        startAgain: running.startAgain,
        // What it had in hand was in its memory.
        quietSeconds: 20,
        async tell({ opportunityId, referralId }) {
            // What a peer changes at Microsoft is none of the relay's business.
            await rig.loop.control.post('/control/webhooks/faults', {
                kind: 'lose',
                count: 1,
                eventName: 'referral-updated'
            });
            const answer = await fetch(running.changeUrl, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ opportunityId, referralId })
            });
            if (!answer.ok) throw new Error(`The peer answered ${answer.status}.`);
            await answer.arrayBuffer();
        }
    };
}

function outcomeFigures(who: string, { changes, lost, doubled }: Outcome, isOurs = false): Figure[] {
    const figure = (row: string, value: number): Figure => ({
        row: `${row} after SIGKILL, ${who}`,
        what: `${KILLS} kills with changes in hand`,
        ours: isOurs ? `${value} of ${changes}` : '',
        against: isOurs ? '' : `${value} of ${changes}`,
        value,
        aim: { atMost: isOurs ? 0 : Infinity }
    });
    return [figure('lost', lost), figure('doubled', doubled)];
}
