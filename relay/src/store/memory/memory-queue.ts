import type { DealQueue } from '../../queue/deal-queue.ts';

/** The line of deals of a store in memory: whoever drives the test takes them out. */
export interface MemoryQueue extends DealQueue {
    /** Deals that wait, each once, in the order in which they came. */
    waiting(): string[];
    /** Takes one out of the line. */
    take(dealId: string): void;
}

export function memoryQueue(): MemoryQueue {
    const line = new Set<string>();
    return {
        send: async (dealIds) => dealIds.forEach((dealId) => line.add(dealId)),
        work: () => Promise.reject(new Error('Nobody works off this queue but the test.')),
        clear: async () => line.clear(),
        close: async () => {},
        waiting: () => [...line],
        take: (dealId) => void line.delete(dealId)
    };
}
