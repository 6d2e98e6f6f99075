/** One after the other, by the seed alone: the same seed gives the same numbers (mulberry32). */
export function numbersFrom(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** Work that stands still before each of its calls until one of them is told to go on. */
export interface Task {
    /** Lets one of the calls go, as `choose` has it, and returns when everything stands still again. */
    resume(choose: <Item>(items: readonly Item[]) => Item): Promise<void>;
    readonly ended: boolean;
}

/**
 * Starts work whose calls each wait at `pause` before their effect, several at a time where it makes several.
 * Between two pauses nothing else runs, so the order of all effects is the scheduler's alone. What is never
 * resumed has died.
 * @throws what the work throws, at the resume that led there
 */
export async function startTask(work: (pause: () => Promise<void>) => Promise<unknown>): Promise<Task> {
    const waiting: (() => void)[] = [];
    let ended = false;
    const pause = () => new Promise<void>((resolve) => waiting.push(resolve));
    let failure: { error: unknown } | null = null;
    void work(pause).then(
        () => (ended = true),
        (error: unknown) => {
            ended = true;
            failure = { error };
        }
    );
    await standstill();
    return {
        async resume(choose) {
            const goOn = choose(waiting);
            waiting.splice(waiting.indexOf(goOn), 1);
            goOn();
            await standstill();
            if (failure) throw failure.error;
        },
        get ended() {
            return ended;
        }
    };
}

/** Nothing in the model waits for the outside: when the promises are through, everything stands still. */
const standstill = () => new Promise<void>((resolve) => setImmediate(resolve));
