const FIRST_SECONDS = 2;
/** Most deals are in step within seconds; one that is not may wait for hours. */
const MOST_SECONDS = 60;

export interface PendingRefresh {
    /** Begins with two seconds; does nothing while it is running. */
    start(): void;
    stop(): void;
}

/** Calls `refresh` after 2, 4, 8 … seconds, until stopped; after one that fails, the next one comes. */
export function pendingRefresh(refresh: () => Promise<unknown>): PendingRefresh {
    let timer: ReturnType<typeof setTimeout> | undefined;

    const wait = (seconds: number): void => {
        // The platform tells a page nothing of a save by somebody else, so the card has to ask.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        timer = setTimeout(() => {
            refresh().catch(() => undefined);
            wait(Math.min(seconds * 2, MOST_SECONDS));
        }, seconds * 1000);
    };

    return {
        start() {
            if (timer === undefined) wait(FIRST_SECONDS);
        },
        stop() {
            clearTimeout(timer);
            timer = undefined;
        }
    };
}
