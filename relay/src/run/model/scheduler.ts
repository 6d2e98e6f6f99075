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

/** Work that stands still at its calls outside until it is told to go on. */
export interface Task {
    /** Goes on to the next call, or to the end. */
    resume(): Promise<void>;
    readonly ended: boolean;
}

/** Thrown by a call of a task whose process is dead. */
export class Crashed extends Error {}

/**
 * Starts work whose calls outside wait at `pause`, before and after their effect. Between two pauses nothing
 * else of the model runs, so the order of all effects is the scheduler's alone.
 */
export async function startTask(work: (pause: () => Promise<void>) => Promise<unknown>): Promise<Task> {
    let goOn: (() => void) | null = null;
    let stopped = Promise.withResolvers<void>();
    let ended = false;
    const pause = () =>
        new Promise<void>((resolve) => {
            goOn = resolve;
            stopped.resolve();
        });
    const done = work(pause).finally(() => {
        ended = true;
        stopped.resolve();
    });
    done.catch(() => undefined);
    await stopped.promise;
    return {
        async resume() {
            stopped = Promise.withResolvers<void>();
            goOn?.();
            await stopped.promise;
            if (ended) await done;
        },
        get ended() {
            return ended;
        }
    };
}
