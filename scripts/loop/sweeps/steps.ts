import { readOpportunity } from '../opportunity.ts';
import type { Step } from '../perform-steps.ts';
import { connectedReferrals, newRound, ownReferral, SECONDS, type Round } from '../round.ts';
import type { Loop } from '../start-loop.ts';
import { awaitSynced } from '../steps/await-synced.ts';
import { changeInPortal } from '../steps/change-in-portal.ts';
import { changeInSalesforce } from '../steps/change-in-salesforce.ts';
import { createOpportunity } from '../steps/create-opportunity.ts';
import { dealFromMicrosoft } from '../steps/deal-from-microsoft.ts';
import { microsoftAccepts } from '../steps/microsoft-accepts.ts';
import { waitFor } from '../wait-for.ts';

/** One deal whose events get lost. */
export interface Lost {
    round: Round;
    /** Settings of the relay's next start. */
    relaySettings: Record<string, string>;
    /** Number of the journal's last entry from before events got lost. */
    lostSince: number;
}

/** What `GET /healthz` tells of hosts, events and sweeps. */
interface Health {
    pendingDeals: number;
    heldDeals: number;
    events: string;
    hosts: { state: string }[];
    sweeps: Record<string, { startedAt: string | null; endedAt: string | null; hinted: number }> | null;
}

const OTHER_TOOL = 'https://other-tool.contoso.example/hook';
const EVENTS = 20;
/** Referrals, engagements, Opportunities, deleted people, and once a night every deal. */
const A_ROUND = 5;
/** Long enough to be seen on a busy machine. */
const PAUSE_SECONDS = 5;

export function newLost(loop: Loop, relaySettings: Record<string, string>): Lost {
    return { round: newRound(loop, new Date()), relaySettings, lostSince: 0 };
}

/** From now on; what was on its way before has arrived. */
async function loseEvents(lost: Lost): Promise<void> {
    const { control } = lost.round.loop;
    await waitFor('events on their way to arrive', SECONDS, async () => {
        const undelivered = await control.undelivered();
        return { done: undelivered === 0, seen: `${undelivered} undelivered` };
    });
    await control.post('/control/webhooks/faults', { kind: 'lose', count: EVENTS });
    lost.lostSince = (await control.journalAfter(0)).at(-1)?.seq ?? 0;
}

async function noEventArrived({ round, lostSince }: Lost): Promise<void> {
    const arrived = (await round.loop.control.journalAfter(lostSince)).filter(
        ({ kind, outcome }) => kind === 'delivery' && outcome === 'delivered'
    );
    if (arrived.length) throw new Error(`${arrived.length} events arrived, so nothing is proved.`);
}

/** Each ends with what was seen on the far side, although nobody was told of it. */
export const steps: Step<Lost>[] = [
    { title: 'A deal is shared and in step', run: share },
    {
        title: 'A change in the portal, its event lost, comes to Salesforce',
        run: async (lost) => {
            await loseEvents(lost);
            return changeInPortal(lost.round, 71_000);
        }
    },
    {
        title: "Microsoft's answer, its event lost, comes to Salesforce",
        run: async (lost) => {
            // Else a run of the change before could come across it.
            await quietSweeps(lost, A_ROUND);
            return microsoftAccepts(lost.round);
        }
    },
    {
        title: 'A deal of Microsoft, its event lost, becomes an Opportunity',
        run: ({ round }) => dealFromMicrosoft(round)
    },
    { title: 'Another partner joins, its events lost: no sweep takes it for ours', run: anotherPartner },
    { title: 'Nothing changes, and no sweep hints anybody', run: staysQuiet },
    { title: 'Another tool takes the events: it is noticed and left alone', run: noticesTakeOver },
    { title: 'Changes come all the same', run: ({ round }) => changeInPortal(round, 72_000) },
    { title: 'The other tool goes: events come here again', run: comesBack },
    { title: 'A change in Salesforce, without Pub/Sub, comes to Microsoft', run: withoutPubSub },
    { title: 'A host that asks for a pause gets it, and the change comes', run: pauses }
];

async function share({ round }: Lost): Promise<string> {
    await createOpportunity(round);
    const seen = await awaitSynced(round);
    await waitFor("Microsoft's referral to be known", SECONDS, async () => {
        const own = await ownReferral(round);
        const invited = own ? await connectedReferrals(round, own) : [];
        const { Microsoft_Referral_Status__c: status } = await readOpportunity(
            round.loop.seller,
            round.opportunityId
        );
        return { done: invited.length === 1 && status !== null, seen: `${invited.length}, ${status}` };
    });
    return seen;
}

async function health({ round: { loop } }: Lost): Promise<Health> {
    return (await (await fetch(loop.relayHealthUrl)).json()) as Health;
}

async function staysQuiet(lost: Lost): Promise<string> {
    await noEventArrived(lost);
    return quietSweeps(lost, 4 * A_ROUND);
}

async function anotherPartner(lost: Lost): Promise<string> {
    const { control, seller } = lost.round.loop;
    const own = await ownReferral(lost.round);
    const opportunities = async () => (await seller.query('SELECT Id FROM Opportunity')).totalSize;
    const before = await opportunities();
    const { id } = await control.post<{ id: string }>(
        `/control/partners/engagements/${own?.engagementId}`,
        {}
    );
    await control.post(`/control/partners/referrals/${id}/accept`, {});
    await quietSweeps(lost, 2 * A_ROUND);
    const { heldDeals } = await health(lost);
    if (heldDeals || (await opportunities()) !== before)
        throw new Error(`${await opportunities()} Opportunities after ${before}, ${heldDeals} deals held.`);
    return `${before} Opportunities as before, nothing held`;
}

/**
 * Sooner or later sweeps come and go without a hint and without a write. What was written a moment ago may be
 * told of once more: `SystemModstamp` has whole seconds.
 */
async function quietSweeps(lost: Lost, count: number): Promise<string> {
    let written = '';
    let quiet = new Set<string>();
    return waitFor(`${count} sweeps of an unchanged world`, 2 * SECONDS, async () => {
        const sweeps = Object.values((await health(lost)).sweeps ?? {});
        const writes = await writesSoFar(lost);
        const hinted = sweeps.reduce((sum, sweep) => sum + sweep.hinted, 0);
        if (hinted || writes !== written) quiet = new Set();
        written = writes;
        for (const { startedAt, endedAt } of sweeps) if (startedAt && endedAt) quiet.add(startedAt);
        const seen = `${quiet.size} sweeps, nothing written`;
        return { done: quiet.size >= count, seen: `${seen}, ${hinted} hinted`, value: seen };
    });
}

/** What the relay has written on either side. */
async function writesSoFar({ round: { loop } }: Lost): Promise<string> {
    const requests = (await loop.control.journalAfter(0)).filter(
        ({ kind, method, path }) =>
            kind === 'request' && method !== 'GET' && String(path).includes('/engagements/')
    );
    const { records } = await loop.seller.query<{ SystemModstamp: string }>(
        'SELECT SystemModstamp FROM Opportunity ORDER BY SystemModstamp DESC LIMIT 1'
    );
    return `${requests.length} ${records[0]?.SystemModstamp}`;
}

async function noticesTakeOver(lost: Lost): Promise<string> {
    const { control } = lost.round.loop;
    await control.post('/control/webhooks/take-over', { url: OTHER_TOOL });
    await awaitEvents(lost, 'taken');
    const { registration } = await control.get<{ registration: { WebhookUrl: string } }>('/control/webhooks');
    if (registration.WebhookUrl !== OTHER_TOOL)
        throw new Error(`The relay has registered ${registration.WebhookUrl} over the other tool.`);
    return 'taken';
}

async function comesBack(lost: Lost): Promise<string> {
    await lost.round.loop.control.delete('/control/webhooks');
    return awaitEvents(lost, 'ours');
}

async function awaitEvents(lost: Lost, wanted: string): Promise<string> {
    return waitFor(`the relay to see the events as ${wanted}`, SECONDS, async () => {
        const { events } = await health(lost);
        return { done: events === wanted, seen: events, value: events };
    });
}

/** Where nobody listens. */
const NO_PUB_SUB = '127.0.0.1:9';

async function withoutPubSub({ round, relaySettings }: Lost): Promise<string> {
    relaySettings['SALESFORCE_PUBSUB_ENDPOINT'] = NO_PUB_SUB;
    await round.loop.relay.stop();
    await round.loop.restartRelay();
    return changeInSalesforce(round, 63_000);
}

async function pauses(lost: Lost): Promise<string> {
    const { control } = lost.round.loop;
    await control.post('/control/faults', {
        kind: 'throttled',
        retryAfterSeconds: PAUSE_SECONDS,
        path: '/v1.0/'
    });
    await waitFor('the host to be left alone', SECONDS, async () => {
        const states = (await health(lost)).hosts.map(({ state }) => state);
        return { done: states.includes('open'), seen: states.join() };
    });
    return changeInSalesforce(lost.round, 64_000);
}
