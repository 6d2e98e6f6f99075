/** Lets in so many at a time; the others stand in line. */
export interface Gate {
    /** Resolves when there is room. @throws the reason of `signal`, which also ends the waiting */
    enter(signal?: AbortSignal): Promise<void>;
    leave(): void;
    underWay(): number;
}

/** @param room how many may be in at present; may change between calls */
export function createGate(room: () => number): Gate {
    const line = new Set<() => void>();
    let inside = 0;

    const letIn = () => {
        for (const enter of line) {
            if (inside >= room()) return;
            line.delete(enter);
            inside += 1;
            enter();
        }
    };

    return {
        underWay: () => inside,
        async enter(signal) {
            signal?.throwIfAborted();
            const { promise, resolve, reject } = Promise.withResolvers<void>();
            const giveUp = () => {
                if (line.delete(resolve)) reject(signal?.reason);
            };
            signal?.addEventListener('abort', giveUp, { once: true });
            line.add(resolve);
            letIn();
            await promise.finally(() => signal?.removeEventListener('abort', giveUp));
        },
        leave() {
            inside -= 1;
            letIn();
        }
    };
}
