import type { Database, Sql } from '../database/database.ts';
import { DONE_CHANNEL } from './done-channel.ts';

export interface DoneSignal {
    /** See `Store.waitUntilDone`. */
    waitUntilDone(dealId: string, hintSeq: number, signal: AbortSignal): Promise<void>;
    close(): Promise<void>;
}

export async function listenForDone(database: Database): Promise<DoneSignal> {
    const waiting = new Map<string, Set<() => void>>();
    const wake = (dealId: string) => waiting.get(dealId)?.forEach((resume) => resume());
    const unlisten = await database.listen(DONE_CHANNEL, wake, () => [...waiting.keys()].forEach(wake));

    /** Resolves at the next word about the deal, or when `signal` aborts. */
    function nextWord(dealId: string, signal: AbortSignal): { heard: Promise<void>; leave: () => void } {
        const { promise, resolve } = Promise.withResolvers<void>();
        const others = waiting.get(dealId) ?? new Set();
        waiting.set(dealId, others.add(resolve));
        signal.addEventListener('abort', () => resolve(), { once: true });
        const leave = () => {
            others.delete(resolve);
            if (!others.size) waiting.delete(dealId);
        };
        return { heard: promise, leave };
    }

    return {
        async waitUntilDone(dealId, hintSeq, signal) {
            for (;;) {
                signal.throwIfAborted();
                // Before the look, so that no word is missed in between.
                const { heard, leave } = nextWord(dealId, signal);
                try {
                    if (await isDone(database, dealId, hintSeq)) return;
                    await heard;
                } finally {
                    leave();
                }
            }
        },
        close: unlisten
    };
}

async function isDone(sql: Sql, dealId: string, hintSeq: number): Promise<boolean> {
    const [deal] = await sql.query<{ doneSeq: number }>(
        'select done_seq as "doneSeq" from deals where id = $1',
        [dealId]
    );
    return !deal || deal.doneSeq >= hintSeq;
}
