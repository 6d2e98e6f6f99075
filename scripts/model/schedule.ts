import assert from 'node:assert/strict';
import { sampleOpportunity } from '@cosell/local-web';
import { noTracing } from '../../relay/src/tracing/tracing.ts';
import { allOpen, type RunContext } from '../../relay/src/run/context.ts';
import { createFingerprint } from '../../relay/src/run/fingerprint.ts';
import { runDeal } from '../../relay/src/run/run-deal.ts';
import { memoryStore } from '../../relay/src/store/memory/memory-store.ts';
import type { Hint, Store } from '../../relay/src/store/types.ts';
import { sweepEngagements } from '../../relay/src/sweep/sweep-engagements.ts';
import { sweepOpportunities } from '../../relay/src/sweep/sweep-opportunities.ts';
import { REFERRALS_SWEEP, sweepReferrals } from '../../relay/src/sweep/sweep-referrals.ts';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { withNotes } from '../../relay/src/sync/mapping/with-notes.ts';
import { withStages } from '../../relay/src/sync/mapping/with-stages.ts';
import { CosellError } from '@cosell/contracts';
import { Edits, type Choose } from './edits.ts';
import type { ModelOrg } from './org.ts';
import { LONGEST_CALL_MS, ModelPartnerCenter } from './partner-center.ts';
import type { Fault } from './faults.ts';
import { numbersFrom, startTask, type Task } from './scheduler.ts';

const MOST_EDITS = 6;
const WORKERS = 2;
const HOUR = 3_600_000;
/** While a run is under way, one of so many times an edit is among what may happen next. */
const EDITS_INSIDE_RUNS = 4;
/** A schedule that is not at rest by then goes round for ever. */
const MOST_STEPS = 3_000;
const MOST_RETRIES = 3;
const START = Date.parse('2026-11-20T12:00:00Z');
const fingerprint = createFingerprint(Buffer.alloc(32));
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Two in three deals begin in Salesforce. */
const beginnings = ['salesforce', 'salesforce', 'microsoft'] as const;

/**
 * One deal through a random order of everything that can happen to it: edits on both sides and by a flow,
 * events late, doubled, out of order or lost, two workers at once, one that dies. The same for the same seed.
 * @throws AssertionError when an edit is lost, a referral is doubled, or the deal never comes to rest
 */
export async function runSchedule(
    org: ModelOrg,
    seed: number,
    { fault = null, tell = () => {} }: { fault?: Fault | null; tell?: (line: string) => void } = {}
): Promise<number> {
    const random = numbersFrom(seed);
    const choose: Choose = (items) => items[Math.floor(random() * items.length)]!;
    const chance = (one: number) => Math.floor(random() * one) === 0;
    let clock = START;
    const now = () => new Date(clock);
    let ids = 0;
    const newId = () => `00000000-0000-4000-9000-${String(++ids).padStart(12, '0')}`;
    const partnerCenter = new ModelPartnerCenter(now);
    const ownOrganization = async () => partnerCenter.organizationId;
    const store = memoryStore(now);
    // As after a round before the first deal: a sweep then finds whatever came later.
    await store.setSweepMark(REFERRALS_SWEEP, { newest: now().toISOString(), full: false });
    const removes = chance(2);
    const edits = new Edits(org, partnerCenter, { seed, removes });
    const events: Hint[][] = [];
    org.takeEvents();
    const begins = choose(beginnings);
    const inbound = begins === 'microsoft';
    let opportunityId = inbound ? null : createOpportunity(org, seed);
    if (inbound) partnerCenter.invite({ name: `Inbound ${seed}`, customerName: `Customer ${seed}` });
    const hasFlow = chance(4);

    // Notes as the description, which a person edits as easily as any other field.
    const described = withStages(withNotes(defaultMapping, { notes: false }), org.features.stages);
    const isPeople = (deal: string) => deal === 'team' || deal === 'contacts';
    const mapping = {
        ...described,
        rows: described.rows.map((row) => (isPeople(row.deal) ? { ...row, removes } : row))
    };
    const shared: Omit<RunContext, 'salesforce' | 'partnerCenter' | 'holder' | 'store'> = {
        mapping,
        ways: allOpen,
        waysNow: async () => allOpen,
        org: org.features,
        ownOrganization,
        signedInEmail: null,
        defaultCurrency: 'USD',
        listsLag: LONGEST_CALL_MS + 1_000,
        fingerprint,
        now,
        uuid: newId,
        tracing: noTracing,
        random,
        log: quiet
    };
    const start = (dealId: string, worker: number) =>
        startTask((pause) => {
            const context: RunContext = {
                ...shared,
                store: pausing(store, pause),
                holder: `worker ${worker}`,
                salesforce: org.client(inTime(pause), { isCut }),
                partnerCenter: partnerCenter.client(pause, isCut)
            };
            if (tell) context.log = { ...quiet, warn: (_, text) => tell(`${steps} ${worker}: ${text}`) };
            return runDeal(fault ? fault(context) : context, dealId);
        });

    /** As the real client's time limit does: no call arrives later. */
    const inTime = (pause: () => Promise<void>) => async () => {
        const asked = clock;
        await pause();
        if (clock - asked > LONGEST_CALL_MS) throw new CosellError('SALESFORCE_UNAVAILABLE', 'Timed out.');
    };
    const isCut = () => {
        const cut = cutNext;
        cutNext = false;
        edits.aRunDied ||= cut;
        return cut;
    };
    const tasks: { task: Task; dealId: string }[] = [];
    let [editsLeft, crashesLeft, seconds, losesLeft, retriesLeft, flowsLeft] = [MOST_EDITS, 1, 2, 1, 0, 2];
    let [lost, steps] = [0, 0];
    let [cutsLeft, cutNext] = [2, false];
    let accepted = !inbound;
    org.flow = (id, written) => {
        if (!hasFlow || flowsLeft === 0 || id !== opportunityId || chance(2)) return;
        flowsLeft--;
        edits.byFlow(id, written, choose);
        tell(`${steps} by a flow: ${edits.last}`);
    };
    try {
        for (; ; steps++) {
            assert.ok(steps < MOST_STEPS, `not at rest after ${MOST_STEPS} steps`);
            clock += 1;
            events.push(...org.takeEvents(), ...partnerCenter.takeEvents());
            const waiting = store.queue.waiting();
            const choices = [
                ...tasks.flatMap((one) => [resume, resume, resume, resume].map((act) => () => act(one))),
                ...(events.length ? [deliver] : []),
                ...(events.length && losesLeft > 0 ? [lose] : []),
                ...(waiting.length && tasks.length < WORKERS ? [take, take] : []),
                ...(tasks.length === 1 && seconds > 0 ? [takeAgain] : []),
                ...(tasks.length > 0 && crashesLeft > 0 && chance(20) ? [crash] : []),
                ...(tasks.length > 0 && cutsLeft > 0 && chance(10) ? [cut] : []),
                ...(editsLeft > 0 && chance(tasks.length ? EDITS_INSIDE_RUNS : 2) ? [edit] : []),
                ...(!accepted && opportunityId && chance(20) ? [accept] : [])
            ];
            if (choices.length) {
                const act = choose(choices);
                if (act.name) tell(`${steps} ${act.name}`);
                await act();
            } else if ((await rest()) === 'at rest') break;
        }
        assert.ok(opportunityId, 'there is an Opportunity');
        const made = org.query(`SELECT Id FROM Opportunity WHERE Sync_With_Partner_Center__c = true`);
        assert.equal(made.length, 1, 'one Opportunity, never two');
        for (const line of edits.trail(opportunityId)) tell(line);
        edits.everyoneIsAccountedFor(opportunityId);
        return steps;
    } finally {
        org.flow = null;
        org.clear();
    }

    async function resume(one: (typeof tasks)[number]): Promise<void> {
        await one.task.resume(choose);
        if (opportunityId === null && steps % 4 === 0) opportunityId = findOpportunity(org, partnerCenter);
        if (!one.task.ended) return;
        tasks.splice(tasks.indexOf(one), 1);
        // A run that died may have left behind what no memory knows.
        const { waiting, running } = await store.backlog();
        if (!tasks.length && waiting + running === 0) edits.settle(opportunityId);
    }

    async function receive(hints: Hint[]): Promise<void> {
        const source = hints.every(({ alias }) => alias.kind.endsWith('referral'))
            ? 'partner-center'
            : 'sweep';
        if (hints.length)
            await store.receive({ source, bodyHash: newId(), body: '', receivedAt: now() }, hints);
    }

    /** In any order, and now and then the same again later. */
    async function deliver(): Promise<void> {
        const event = choose(events);
        if (!chance(5)) events.splice(events.indexOf(event), 1);
        await receive(event);
    }

    async function lose(): Promise<void> {
        losesLeft--;
        lost++;
        events.splice(events.indexOf(choose(events)), 1);
    }

    async function take(): Promise<void> {
        const dealId = choose(store.queue.waiting());
        store.queue.take(dealId);
        await begin(dealId);
    }

    /** The queue has given up on a run that is only slow. */
    async function takeAgain(): Promise<void> {
        seconds--;
        edits.aRunDied ||= chance(2);
        if (edits.aRunDied) clock += HOUR;
        await begin((tasks[0] as (typeof tasks)[number]).dealId);
    }

    async function begin(dealId: string): Promise<void> {
        const task = await start(dealId, tasks.length + 1);
        tell(`${steps} run of ${dealId}`);
        if (!task.ended) tasks.push({ task, dealId });
    }

    /** The process of a worker dies where it stands, and its lease runs out. */
    async function crash(): Promise<void> {
        crashesLeft--;
        edits.aRunDied = true;
        const [dead] = tasks.splice(tasks.indexOf(choose(tasks)), 1);
        // The queue hands out again what nobody has reported done.
        if (dead) await store.queue.send([dead.dealId], { executeSql: () => Promise.reject() });
        clock += HOUR;
    }

    /** The next write has its effect, and its answer is lost. */
    async function cut(): Promise<void> {
        cutsLeft--;
        cutNext = true;
    }

    async function edit(): Promise<void> {
        editsLeft--;
        if (edits.make(opportunityId, choose)) tell(`${steps} ${edits.last}`);
    }

    async function accept(): Promise<void> {
        accepted = true;
        const alias = { kind: 'opportunity', value: opportunityId as string } as const;
        const pending = { id: newId(), command: 'accept', reason: null, force: false, referralId: null };
        await store.request(
            alias,
            { pending: { ...pending, userId: '005000000000001AAA' } },
            { create: true }
        );
    }

    /** Nothing is under way: what falls due later is due now, then a sweep looks for what was lost. */
    async function rest(): Promise<'at rest' | undefined> {
        const due = await store.dueDeals(now());
        if (due.dealIds.length) return undefined;
        if (due.next) {
            clock = due.next.getTime();
            return undefined;
        }
        if ((await store.backlog()).running > 0) {
            clock += HOUR;
            return undefined;
        }
        opportunityId ??= findOpportunity(org, partnerCenter);
        if (lost > 0) return void (await sweep());
        if (!accepted && opportunityId) return void (await accept());
        if (editsLeft > 0) return void (await edit());
        // A person looks at a deal that is held and presses retry.
        const held = (await store.heldDeals()).filter(({ id }) => id !== '');
        if (!held.length || retriesLeft++ >= MOST_RETRIES) return 'at rest';
        for (const { id } of held) await store.hintDeal(id);
        return undefined;
    }

    async function sweep(): Promise<void> {
        lost = 0;
        const immediately = () => Promise.resolve();
        const context = {
            store,
            partnerCenter: partnerCenter.client(immediately),
            salesforce: org.client(immediately, { swept: () => opportunityId }),
            ownOrganization,
            mapping: () => mapping,
            fingerprint,
            now,
            call: { correlationId: newId(), signal: new AbortController().signal },
            keepLead: immediately,
            pause: immediately,
            progress: { startedAt: null, endedAt: null, read: 0, hinted: 0, error: null }
        };
        // As the nightly run of every deal does.
        if (opportunityId && edits.people.teamIsTouched)
            await receive([{ alias: { kind: 'opportunity', value: opportunityId }, kind: 'changed' }]);
        await sweepReferrals(context);
        await sweepEngagements(context);
        await sweepOpportunities(context);
    }
}

/** Complete, sync switched on. */
function createOpportunity(org: ModelOrg, seed: number): string {
    const deal = {
        name: `Deal ${seed}`,
        amount: 1,
        closeDate: '2029-01-01',
        stage: 'Prospecting',
        sync: true
    };
    const { compositeResponse } = org.asSeller<{
        compositeResponse: { body: { id: string }; httpStatusCode: number }[];
    }>('POST', '/composite', sampleOpportunity(org.seeded, deal));
    assert.ok(
        compositeResponse.every(({ httpStatusCode }) => httpStatusCode < 300),
        'created'
    );
    return (compositeResponse[0] as { body: { id: string } }).body.id;
}

function findOpportunity(org: ModelOrg, partnerCenter: ModelPartnerCenter): string | null {
    const referralId = partnerCenter.own()[0]?.id;
    if (!referralId) return null;
    const [found] = org.query<{ Id: string }>(
        `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`
    );
    return found?.Id ?? null;
}

const calls = new Set<PropertyKey>([
    ...[
        'takeLease',
        'requestsOf',
        'openEffects',
        'planEffect',
        'sendEffect',
        'markSent',
        'confirmEffect',
        'failEffect'
    ],
    ...[
        'claim',
        'commitRun',
        'failRun',
        'rememberFirst',
        'mergeInto',
        'settleRequests',
        'unlinkDeal',
        'request'
    ],
    ...['hintDeal', 'dealByAlias', 'deal']
]);

/** The store, whose calls wait for their turn like all others. */
function pausing(store: Store, pause: () => Promise<void>): Store {
    return new Proxy(store, {
        get(target, name) {
            const value: unknown = Reflect.get(target, name);
            if (!calls.has(name) || typeof value !== 'function') return value;
            return async (...args: unknown[]) => {
                await pause();
                return (value as (...given: unknown[]) => unknown).apply(target, args);
            };
        }
    });
}
