/**
 * Runs one work at a time, in the order in which they came; urgent ones before all others. PGlite never waits
 * for anything outside, so a chain of its statements would let no request in: between two works the event
 * loop gets its turn.
 */
export type OneAtATime = <Result>(
    work: () => Promise<Result>,
    how?: { isUrgent: boolean }
) => Promise<Result>;

export function oneAtATime(): OneAtATime {
    const waiting = { urgent: [] as (() => void)[], others: [] as (() => void)[] };
    let isBusy = false;

    function next(): void {
        const start = waiting.urgent.shift() ?? waiting.others.shift();
        if (start) start();
        else isBusy = false;
    }

    return async (work, how) => {
        if (isBusy)
            await new Promise<void>((start) => waiting[how?.isUrgent ? 'urgent' : 'others'].push(start));
        isBusy = true;
        try {
            return await work();
        } finally {
            setImmediate(next);
        }
    };
}
