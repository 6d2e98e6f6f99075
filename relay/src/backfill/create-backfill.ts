import { setTimeout as wait } from 'node:timers/promises';
import { CosellError } from '@cosell/contracts';
import type { BackfillAnswer, BackfillPreviewAnswer } from '@cosell/contracts/setup-answers';
import { MOST_TOGETHER } from '../queue/deal-queue.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import { countShared, sharedAfter } from '../salesforce/shared-opportunities.ts';
import type { Sighting, Store } from '../store/types.ts';

export interface Backfill {
    preview(): Promise<BackfillPreviewAnswer>;
    /** Goes on where it was stopped, or begins anew. One that runs already goes on. */
    start(asked: { userId: string; afresh: boolean }): Promise<BackfillAnswer>;
    stop(): Promise<BackfillAnswer>;
    state(): Promise<BackfillAnswer>;
    /** Goes on with what another process, or this one before its restart, has left. */
    resume(): void;
    close(): Promise<void>;
}

export interface BackfillOptions {
    store: Pick<
        Store,
        'readSetting' | 'writeSetting' | 'receiveSightings' | 'backlog' | 'countStamped' | 'lead' | 'withLock'
    >;
    /** Null while Salesforce has not let the relay in. */
    salesforce(): Pick<SalesforceClient, 'query'> | null;
    holder: string;
    now: () => Date;
    log: { info(detail: object, text: string): void; warn(detail: object, text: string): void };
    newId(): string;
    /** Between two looks at a long line. Default: 250. */
    pauseMs?: number;
}

/** What is stored, so that neither a stop nor a crash loses the place. */
interface Progress {
    /** Of this backfill: a deal is handed over once for each. */
    id: string;
    state: 'running' | 'stopped' | 'done';
    total: number;
    /** Id of the last Opportunity that was handed over. */
    after: string;
    startedAt: string;
    startedBy: string;
    endedAt: string | null;
}

const SETTING = 'backfill';
/** Name of the stamp that a handed deal gets. */
const STAMP = 'backfill';
const LEAD = 'backfill';
const LEAD_MS = 60_000;
/** Ids of one query: 0.0005 calls of Salesforce a deal; the runs make 0.02 to 0.04 (`runTogether`). */
const PAGE = 2_000;
/** As many as run together. */
const PORTION = MOST_TOGETHER;
/** Deals that wait already: the next portion is there when one has ended, and a stop is heard soon. */
const LONG_LINE = 2 * PORTION;

/**
 * Brings every Opportunity with sync switched on into step: each is handed to the lane of the queue that
 * nobody waits for, in small portions. One that holds the id of a referral is tied to that referral by its
 * run; none is created a second time.
 */
export function createBackfill(options: BackfillOptions): Backfill {
    const { store, now, newId, log, holder, pauseMs = 250 } = options;
    const closing = new AbortController();
    let work = Promise.resolve();

    const read = async () => (await store.readSetting(SETTING)) as Progress | null;
    const write = (progress: Progress) => store.writeSetting(SETTING, progress);
    const salesforce = () => {
        const client = options.salesforce();
        if (!client) throw new CosellError('SALESFORCE_UNAVAILABLE', '');
        return client;
    };

    /** Changes the stored progress only if it still is this backfill and runs. */
    const advance = (id: string, changes: Partial<Progress>) =>
        store.withLock(SETTING, async () => {
            const progress = await read();
            if (progress?.id !== id || progress.state !== 'running') return false;
            await write({ ...progress, ...changes });
            return true;
        });

    async function run(): Promise<void> {
        for (let progress = await read(); progress?.state === 'running'; progress = await read()) {
            if (closing.signal.aborted || !(await store.lead(LEAD, holder, LEAD_MS, now()))) return;
            const { id, after } = progress;
            const all = await sharedAfter(salesforce(), after, PAGE);
            for (let at = 0; at < all.length; at += PORTION) {
                const ids = all.slice(at, at + PORTION);
                await room();
                if (closing.signal.aborted) return;
                await store.receiveSightings(
                    { name: SETTING, correlationId: newId() },
                    ids.map((opportunityId) => sightingOf(opportunityId, id)),
                    now()
                );
                if (!(await advance(id, { after: ids.at(-1) ?? after }))) return;
            }
            if (all.length < PAGE) await advance(id, { state: 'done', endedAt: now().toISOString() });
        }
    }

    async function room(): Promise<void> {
        while (!closing.signal.aborted && (await store.backlog()).waiting >= LONG_LINE) {
            await store.lead(LEAD, holder, LEAD_MS, now());
            await wait(pauseMs, undefined, { signal: closing.signal }).catch(() => {});
        }
    }

    function resume(): void {
        work = work.then(run).catch((err: unknown) => {
            if (!closing.signal.aborted)
                log.warn({ err }, 'The backfill was interrupted; it goes on with the next look.');
        });
    }

    async function state(): Promise<BackfillAnswer> {
        const progress = await read();
        if (!progress) return never;
        const { id, after: _, ...told } = progress;
        return { ...told, ...(await store.countStamped(STAMP, id)) };
    }

    return {
        state,
        resume,
        async preview() {
            const { all, withReferral } = await countShared(salesforce());
            return { opportunities: all, adopted: withReferral, shared: all - withReferral };
        },
        async start({ userId, afresh }) {
            const { all: total } = await countShared(salesforce());
            await store.withLock(SETTING, async () => {
                const before = await read();
                if (before?.state === 'running') return;
                const isLeft = before?.state === 'stopped' && !afresh;
                const started = now().toISOString();
                await write({
                    ...(isLeft ? before : { id: started, after: '', startedAt: started, startedBy: userId }),
                    state: 'running',
                    total,
                    endedAt: null
                });
                log.info({ total, userId, goesOn: isLeft }, 'A backfill begins.');
            });
            resume();
            return state();
        },
        async stop() {
            await store.withLock(SETTING, async () => {
                const progress = await read();
                if (progress?.state === 'running')
                    await write({ ...progress, state: 'stopped', endedAt: now().toISOString() });
            });
            return state();
        },
        async close() {
            closing.abort();
            await work;
        }
    };
}

function sightingOf(opportunityId: string, id: string): Sighting {
    return {
        alias: { kind: 'opportunity', value: opportunityId },
        kind: 'hint',
        recordId: STAMP,
        stamp: id
    };
}

const never: BackfillAnswer = {
    state: 'never',
    total: 0,
    handed: 0,
    done: 0,
    held: 0,
    startedAt: null,
    startedBy: null,
    endedAt: null
};
