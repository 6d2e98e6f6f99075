import type { TemporaryPostgres } from '../../postgres/temporary-postgres.ts';
import { freePorts } from '../free-ports.ts';
import type { RelayProcess } from '../relay-process.ts';
import { newRound, SECONDS, type Round } from '../round.ts';
import type { Loop } from '../start-loop.ts';
import { waitFor } from '../wait-for.ts';

export interface OneRelay {
    relay: RelayProcess;
    healthUrl: string;
}

/** Two relays on one PostgreSQL, and the deals that go through them. */
export interface Pair {
    loop: Loop;
    postgres: TemporaryPostgres;
    /** The first one is that of the loop: Microsoft sends its events to its port. */
    relays: OneRelay[];
    rounds: Round[];
}

export async function newPair(loop: Loop, postgres: TemporaryPostgres): Promise<Pair> {
    const pair = {
        loop,
        postgres,
        relays: [{ relay: loop.relay, healthUrl: loop.relayHealthUrl }],
        rounds: []
    };
    await addRelay(pair);
    return pair;
}

/** On a port of its own. */
export async function addRelay(pair: Pair): Promise<void> {
    const [port] = await freePorts(1);
    pair.relays.push(await pair.loop.addRelay(port as number));
}

/** On the port that Microsoft sends its events to, after the one there has ended. */
export async function startAnew(pair: Pair, changes: Record<string, string>): Promise<void> {
    const { port } = new URL(pair.loop.relayHealthUrl);
    pair.relays = [await pair.loop.addRelay(Number(port), changes)];
}

export function addRound({ loop, rounds }: Pair): Round {
    const round = newRound(loop, new Date());
    round.name += ` no. ${rounds.length + 1}`;
    rounds.push(round);
    return round;
}

interface RelayHealth {
    followsChanges: boolean;
    pendingDeals: number;
    /** Null before the first round. */
    sweeps: Record<string, { endedAt: string | null }> | null;
}

/** What `GET /healthz` tells; null from a relay that is gone. */
export async function healthOf({ healthUrl }: OneRelay): Promise<RelayHealth | null> {
    const answer = await fetch(healthUrl).catch(() => null);
    return answer?.ok ? ((await answer.json()) as RelayHealth) : null;
}

/** Waits until exactly one relay follows the changes of Salesforce. */
export async function awaitFollower({ relays }: Pair): Promise<OneRelay> {
    return waitFor('one relay to follow the changes', SECONDS, async () => {
        const healths = await Promise.all(relays.map(healthOf));
        const following = relays.filter((_, index) => healths[index]?.followsChanges);
        return {
            done: following.length === 1,
            seen: `${following.length} of ${relays.length} follow`,
            value: following[0] as OneRelay
        };
    });
}
