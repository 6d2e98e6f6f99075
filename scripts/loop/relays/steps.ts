import pg from 'pg';
import type { Step } from '../perform-steps.ts';
import { connectedReferrals, ownReferrals, type Round } from '../round.ts';
import type { Loop } from '../start-loop.ts';
import { awaitSynced } from '../steps/await-synced.ts';
import { changeInPortal } from '../steps/change-in-portal.ts';
import { createOpportunity } from '../steps/create-opportunity.ts';
import { dealFromMicrosoft } from '../steps/deal-from-microsoft.ts';
import { waitFor } from '../wait-for.ts';
import { addRelay, addRound, awaitFollower, healthOf, startAnew, type OneRelay, type Pair } from './pair.ts';

const DEALS = 8;
/** Of the lease row and of the question for it: `relay/src/office/hold-office.ts`. */
const HAND_OVER_SECONDS = 15;
/**
 * A run that lost its process or its store: its lease ends after 30 s, its entry in the queue is free after
 * as long, and both are looked for every 10 s.
 */
const GOES_ON_SECONDS = 90;

/** Each ends with what was seen, whichever relay did it. */
export const steps: Step<Pair>[] = [
    { title: 'Of two relays on an empty database one follows the changes', run: oneFollows },
    { title: 'Deals shared at once are shared once each, by both relays', run: shareMany },
    { title: 'The one that follows is killed: the other follows', run: killFollower },
    { title: 'A deal that the dead one had in hand goes on', run: goesOn },
    { title: 'PostgreSQL starts anew: changes come all the same', run: restartDatabase },
    { title: 'A relay that is stopped hands over and leaves nothing half done', run: stopFollower },
    { title: 'Nothing is there twice', run: nothingTwice },
    { title: 'The store is lost, all of it: changes come all the same', run: loseStore },
    { title: 'Nothing is there twice even then', run: nothingTwice }
];

async function oneFollows(pair: Pair): Promise<string> {
    await awaitFollower(pair);
    return `1 of ${pair.relays.length}`;
}

async function shareMany(pair: Pair): Promise<string> {
    const rounds = Array.from({ length: DEALS }, () => addRound(pair));
    await Promise.all(rounds.map(createOpportunity));
    await Promise.all(rounds.map(awaitSynced));
    // One comes from Microsoft: when the store is lost, its Opportunity has to be found again.
    await dealFromMicrosoft(rounds[0] as Round);
    const runs = await Promise.all(pair.relays.map(runsOf));
    if (runs.includes(0)) throw new Error(`Runs by relay: ${runs.join(' and ')}.`);
    return `${DEALS} deals, ${runs.join(' and ')} runs`;
}

/** Runs that brought a deal into step, as the relay's own figures tell. */
async function runsOf({ healthUrl }: OneRelay): Promise<number> {
    const text = await (await fetch(healthUrl.replace('/healthz', '/metrics'))).text();
    return Number(/^cosell_run_seconds_count\{end="in-step"\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

async function killFollower(pair: Pair): Promise<string> {
    const follower = await awaitFollower(pair);
    // A change is under way: the dead one may have it in hand.
    const [round] = pair.rounds as [Round];
    const change = pair.loop.seller
        .sobject('Opportunity')
        .update({ Id: round.opportunityId, Amount: 81_000 });
    await follower.relay.kill();
    const killed = performance.now();
    pair.relays = pair.relays.filter((relay) => relay !== follower);
    await awaitFollower(pair);
    const seconds = (performance.now() - killed) / 1000;
    await change;
    if (seconds > HAND_OVER_SECONDS) throw new Error(`The hand-over took ${seconds.toFixed(1)} s.`);
    return `after ${seconds.toFixed(1)} s`;
}

async function goesOn({ rounds: [round] }: Pair): Promise<string> {
    return awaitValue(round as Round, 81_000);
}

async function restartDatabase({ loop, postgres, rounds: [, round] }: Pair): Promise<string> {
    await postgres.restart();
    const { opportunityId } = round as Round;
    await loop.seller.sobject('Opportunity').update({ Id: opportunityId, Amount: 82_000 });
    return awaitValue(round as Round, 82_000);
}

/** A third relay takes part; the one that follows is asked to stop while deals are under way. */
async function stopFollower(pair: Pair): Promise<string> {
    await addRelay(pair);
    const follower = await awaitFollower(pair);
    const rounds = pair.rounds.slice(2);
    await Promise.all(
        rounds.map(({ opportunityId }, index) =>
            pair.loop.seller.sobject('Opportunity').update({ Id: opportunityId, Amount: 90_000 + index })
        )
    );
    const stopped = performance.now();
    await follower.relay.stop();
    const { code } = await follower.relay.ended;
    if (code !== 0) throw new Error(`It ended with ${code}.`);
    pair.relays = pair.relays.filter((relay) => relay !== follower);
    await awaitFollower(pair);
    const seconds = ((performance.now() - stopped) / 1000).toFixed(1);
    await Promise.all(rounds.map((round, index) => awaitValue(round, 90_000 + index)));
    return `${rounds.length} changes came; handed over after ${seconds} s`;
}

async function awaitValue(round: Round, wanted: number): Promise<string> {
    return waitFor(`deal value ${wanted} in Partner Center`, GOES_ON_SECONDS, async () => {
        const value = Number((await ownReferrals(round))[0]?.details.dealValue);
        return { done: value === wanted, seen: String(value), value: `deal value ${value}` };
    });
}

/** Also the sign-in is lost with it: somebody signs in anew. */
async function loseStore(pair: Pair): Promise<string> {
    const { loop, postgres } = pair;
    await quiet(pair);
    // One is being shared: Microsoft may have it already, and nobody has written that down.
    await createOpportunity(addRound(pair));
    const before = await countOpportunities(loop);
    await Promise.all(pair.relays.map(({ relay }) => relay.kill()));
    await emptyDatabase(postgres.url);
    const { refreshToken } = await loop.control.post<{ refreshToken: string }>('/control/sign-in', {});
    await startAnew(pair, { PARTNER_REFRESH_TOKEN: refreshToken });
    // A deal has to be run once before anybody can tell which side has changed.
    await waitFor('the first sweep of Opportunities', GOES_ON_SECONDS, async () => {
        const sweep = (await healthOf(pair.relays[0] as OneRelay))?.sweeps?.['opportunities'];
        return { done: Boolean(sweep?.endedAt), seen: JSON.stringify(sweep) };
    });
    await quiet(pair);
    const [first, second] = pair.rounds as [Round, Round];
    await loop.seller.sobject('Opportunity').update({ Id: first.opportunityId, Amount: 84_000 });
    await awaitValue(first, 84_000);
    await changeInPortal(second, 85_000);
    await quiet(pair);
    const after = await countOpportunities(loop);
    if (before !== after) throw new Error(`${before} Opportunities became ${after}.`);
    return `${after} Opportunities, as before`;
}

async function countOpportunities({ seller }: Loop): Promise<number> {
    return (await seller.query('SELECT Id FROM Opportunity')).totalSize;
}

async function emptyDatabase(url: string): Promise<void> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('drop schema public cascade; drop schema pgboss cascade; create schema public');
    await client.end();
}

async function quiet({ relays }: Pair): Promise<void> {
    await waitFor('the relays to be quiet', GOES_ON_SECONDS, async () => {
        const pending = (await Promise.all(relays.map(healthOf))).map((health) => health?.pendingDeals);
        return { done: pending.every((count) => count === 0), seen: `${pending.join()} pending` };
    });
}

async function nothingTwice(pair: Pair): Promise<string> {
    await quiet(pair);
    for (const round of pair.rounds) {
        const own = await ownReferrals(round);
        const connected = own[0] ? await connectedReferrals(round, own[0]) : [];
        if (own.length !== 1 || connected.length !== 1)
            throw new Error(
                `${round.name}: ${own.length} referrals of ours, ${connected.length} of Microsoft.`
            );
    }
    return `${pair.rounds.length} deals, ${2 * pair.rounds.length} referrals`;
}
