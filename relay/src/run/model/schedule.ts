import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../store/types.ts';
import { fingerprint } from '../../sync/fixtures/deals.ts';
import { defaultMapping } from '../../sync/mapping/default-mapping.ts';
import type { RunContext } from '../context.ts';
import { runDeal } from '../run-deal.ts';
import { everyEditIsAccountedFor, Edits } from './edits.ts';
import { PartnerCenterModel } from './partner-center-model.ts';
import { ORG_ID, SalesforceModel } from './salesforce-model.ts';
import { numbersFrom, startTask, type Task } from './scheduler.ts';

const MOST_EDITS = 6;
const WORKERS = 2;
/** Longer than a lease and than any pause before another try, so that nothing waits for ever. */
const HOUR = 3_600_000;
/** A schedule that is not done by then goes round for ever. */
const MOST_STEPS = 600;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** One deal through a random order of everything that can happen to it; the same for the same seed. */
export async function runSchedule(store: Store, seed: number): Promise<void> {
    const random = numbersFrom(seed);
    const one = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
    let clock = Date.parse('2026-11-20T12:00:00Z');
    const now = () => new Date(clock);
    const salesforce = new SalesforceModel();
    let hints = 0;
    const partnerCenter = new PartnerCenterModel(`r${seed}`, () => hints++);
    const opportunityId = `006${String(seed).padStart(15, '0')}`;
    const edits = new Edits(salesforce, partnerCenter, opportunityId);
    edits.createOpportunity();
    const { dealIds } = await store.receive(
        { source: 'sweep', bodyHash: randomUUID(), body: '', receivedAt: now() },
        [{ alias: { kind: 'opportunity', value: opportunityId }, kind: 'changed' }]
    );
    const dealId = dealIds[0] as string;
    const shared: Omit<RunContext, 'salesforce' | 'partnerCenter' | 'holder'> = {
        store,
        mapping: defaultMapping,
        org: {
            multiCurrency: false,
            currencies: null,
            opportunityTeams: false,
            addressCodes: false,
            dunsNumbers: false,
            stages: []
        },
        ownOrganization: () => Promise.resolve(null),
        defaultCurrency: 'USD',
        listsLag: 0,
        fingerprint,
        now,
        uuid: randomUUID,
        random,
        log: quiet
    };
    const start = (worker: number) =>
        startTask((pause) =>
            runDeal(
                {
                    ...shared,
                    holder: `worker ${worker}`,
                    salesforce: salesforce.client(pause),
                    partnerCenter: partnerCenter.client(pause, now)
                },
                dealId
            )
        );

    const tasks: Task[] = [];
    let editsLeft = MOST_EDITS;
    let crashesLeft = 1;
    let duplicatesLeft = 2;
    for (let step = 0; ; step++) {
        assert.ok(step < MOST_STEPS, `not at rest after ${MOST_STEPS} steps`);
        for (; hints > 0; hints--) await store.hintDeal(dealId);
        const choices = [
            ...tasks.flatMap((task) => ['resume', 'resume', 'resume'].map(() => () => resume(task))),
            ...(tasks.length < WORKERS && (tasks.length === 0 || duplicatesLeft > 0) ? [startOne] : []),
            ...(editsLeft > 0 ? [edit] : []),
            ...(crashesLeft > 0 && tasks.length > 0 && editsLeft < MOST_EDITS - 1 ? [crash] : [])
        ];
        if ((await one(choices)()) === 'at rest') break;
    }
    everyEditIsAccountedFor(edits, salesforce, partnerCenter);

    async function resume(task: Task): Promise<void> {
        await task.resume();
        if (task.ended) tasks.splice(tasks.indexOf(task), 1);
    }

    /** A worker takes the deal up, because of a hint, a try that is due, or for nothing at all. */
    async function startOne(): Promise<'at rest' | undefined> {
        if (tasks.length > 0) duplicatesLeft--;
        const deal = await store.deal(dealId);
        assert.ok(deal);
        // A person looks at a deal that is held and presses retry.
        if (deal.state === 'held') await store.hintDeal(dealId);
        const waits = deal.state === 'held' || deal.hintSeq > deal.doneSeq || deal.nextAttemptAt !== null;
        if (!waits && editsLeft === 0 && tasks.length === 0) return 'at rest';
        if (tasks.length === 0) clock += HOUR;
        const task = await start(tasks.length + 1);
        if (!task.ended) tasks.push(task);
        return undefined;
    }

    async function edit(): Promise<void> {
        editsLeft--;
        if (edits.make(one)) hints += one([1, 1, 2]);
    }

    /** The process of a worker dies where it stands: it never goes on, and its lease runs out. */
    async function crash(): Promise<void> {
        crashesLeft--;
        tasks.splice(tasks.indexOf(one(tasks)), 1);
        clock += HOUR;
    }
}

export { ORG_ID };
