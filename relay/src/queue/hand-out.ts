import type { Job, PgBoss } from 'pg-boss';

/** One lane of the queue, and what is done with its entries. */
export interface Lane {
    queue: string;
    /** Entries under way at most. */
    most: number;
    /** True: what is taken is run as one, and nothing more is taken before that has ended. */
    together: boolean;
    run(dealIds: string[]): Promise<void>;
}

/** What an entry carries. */
export interface Entry {
    dealId: string;
}

export interface HandingOut {
    /** There may be something to take. */
    look(): void;
    /** Takes nothing new; resolves when what is under way has ended. */
    stop(): Promise<void>;
    /** What is under way and has not ended goes back: another process takes it, or the next start. */
    giveBack(): Promise<void>;
}

export interface HandOutOptions {
    boss: Pick<PgBoss, 'fetch' | 'complete' | 'fail' | 'touch'>;
    lane: Lane;
    /** How often it looks unasked. */
    pollSeconds: number;
    /** How often it says that what is under way is alive. */
    aliveSeconds: number;
    /** How long a failed entry waits until it may be taken again. */
    retrySeconds: number;
    onError(error: unknown): void;
}

/**
 * Takes entries of a lane as there is room for them, with one statement for all that there is room for:
 * pg-boss's own workers each ask for one, all of them whenever anything is told of. What ends while others
 * are being ended is ended with one statement too.
 */
export function handOut({ boss, lane, onError, ...times }: HandOutOptions): HandingOut {
    const underWay = new Map<string, Job<Entry>>();
    const runs = new Set<Promise<void>>();
    let ended: Job<Entry>[] = [];
    let wanted = false;
    let busy: Promise<void> | null = null;
    let stopped = false;
    const timers = new Set<NodeJS.Timeout>();

    /** One round after the other, until there is nothing to end and nobody has asked to look. */
    function look(): void {
        wanted = true;
        turn();
    }

    function turn(): void {
        busy ??= rounds()
            .catch(onError)
            .finally(() => {
                busy = null;
                // What came between the last round and now.
                if (ended.length || (wanted && !stopped && room() > 0)) turn();
            });
    }

    async function rounds(): Promise<void> {
        while (ended.length || (wanted && !stopped && room() > 0)) {
            await endAll();
            await take();
        }
    }

    function room(): number {
        return lane.together && underWay.size > 0 ? 0 : lane.most - underWay.size;
    }

    async function endAll(): Promise<void> {
        const all = ended;
        ended = [];
        if (!all.length) return;
        try {
            await boss.complete(lane.queue, all);
        } finally {
            for (const { id } of all) underWay.delete(id);
            // Whatever could not be taken while these were under way may be taken now.
            wanted = true;
        }
    }

    async function take(): Promise<void> {
        const batchSize = stopped ? 0 : room();
        if (batchSize <= 0) return;
        wanted = false;
        const jobs = await boss.fetch<Entry>(lane.queue, { batchSize });
        for (const job of jobs) underWay.set(job.id, job);
        for (const lot of lane.together ? [jobs] : jobs.map((job) => [job])) if (lot.length) begin(lot);
        if (jobs.length === batchSize) wanted = true;
    }

    function begin(jobs: Job<Entry>[]): void {
        const run = lane
            .run(jobs.map(({ data }) => data.dealId))
            .then(() => void ended.push(...jobs))
            .catch((error: unknown) => failed(jobs, error))
            .finally(() => {
                runs.delete(run);
                turn();
            });
        runs.add(run);
    }

    async function failed(jobs: Job<Entry>[], error: unknown): Promise<void> {
        const message = error instanceof Error ? error.message : String(error);
        await boss.fail(lane.queue, jobs, { message }).catch(onError);
        for (const { id } of jobs) underWay.delete(id);
        const timer = setTimeout(() => {
            timers.delete(timer);
            look();
        }, times.retrySeconds * 1_000);
        timers.add(timer);
    }

    const poll = setInterval(look, times.pollSeconds * 1_000).unref();
    const alive = setInterval(() => {
        if (underWay.size) boss.touch(lane.queue, [...underWay.values()]).catch(onError);
    }, times.aliveSeconds * 1_000).unref();
    look();

    function end(): void {
        stopped = true;
        clearInterval(poll);
        for (const timer of timers) clearTimeout(timer);
    }

    return {
        look,
        async stop() {
            end();
            while (runs.size || busy) await Promise.all([...runs, busy]);
            clearInterval(alive);
        },
        async giveBack() {
            end();
            clearInterval(alive);
            while (busy) await busy;
            const left = [...underWay.values()];
            if (left.length) await boss.fail(lane.queue, left, { message: 'given back' });
        }
    };
}
