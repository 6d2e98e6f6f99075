import type { Store } from '../store/types.ts';

export interface WorkerOptions {
    store: Pick<Store, 'queue' | 'dueDeals'>;
    /** One run of one deal; an expected failure is its own business and no rejection. */
    runDeal(dealId: string): Promise<unknown>;
    /** Runs of deals that have time, together. Default: each by itself. */
    runTogether?(dealIds: string[]): Promise<unknown>;
    /** Deals at the same time, besides those that run together. */
    concurrency: number;
    now(): Date;
    onError(error: unknown): void;
    /** How often it looks unasked. Only a lost notification makes a deal wait that long. Default: 30. */
    pollSeconds?: number;
    /** How long to let runs finish. Default: 20. */
    graceSeconds?: number;
}

export interface DealWorker {
    /** Takes nothing new, lets runs finish, and leaves what does not end in time to the queue. */
    stop(): Promise<void>;
}

/** At the latest: what another process has left behind is found by this look alone. */
const SCAN_MS = 10_000;
/** One look for all runs that end within this time: a try that was put off comes later than that. */
const SCAN_SOON_MS = 100;

/** Runs deals as they come, and sends those again that are due for another try. */
export async function startWorker(options: WorkerOptions): Promise<DealWorker> {
    const { store, onError } = options;
    let stopped = false;
    let timer: NodeJS.Timeout | undefined;
    let soon: NodeJS.Timeout | undefined;
    let scans = Promise.resolve();

    const scan = () => (scans = scans.then(scanOnce));
    const scanSoon = () =>
        (soon ??= setTimeout(() => {
            soon = undefined;
            void scan();
        }, SCAN_SOON_MS));
    async function scanOnce(): Promise<void> {
        if (stopped) return;
        clearTimeout(timer);
        let pause = SCAN_MS;
        try {
            const { next } = await store.dueDeals(options.now());
            if (next) pause = Math.min(Math.max(next.getTime() - options.now().getTime(), 1), SCAN_MS);
        } catch (error) {
            onError(error);
        }
        if (!stopped) timer = setTimeout(() => void scan(), pause);
    }

    const watched =
        <What>(run: (what: What) => Promise<unknown>) =>
        async (what: What) => {
            try {
                await run(what);
            } catch (error) {
                onError(error);
                throw error;
            } finally {
                // The run may have put off its next try.
                if (!stopped) scanSoon();
            }
        };
    const eachByItself = (dealIds: string[]) => Promise.all(dealIds.map(options.runDeal));
    const workers = await store.queue.work(
        { concurrency: options.concurrency, pollSeconds: options.pollSeconds ?? 30 },
        watched(options.runDeal),
        watched(options.runTogether ?? eachByItself)
    );
    await scan();

    return {
        async stop() {
            stopped = true;
            clearTimeout(timer);
            clearTimeout(soon);
            const grace = Promise.withResolvers<void>();
            const graceTimer = setTimeout(grace.resolve, (options.graceSeconds ?? 20) * 1_000);
            await Promise.race([workers.stop(), grace.promise]);
            clearTimeout(graceTimer);
            await scans;
        }
    };
}
