import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Tries until it works or `signal` says stop: whatever the relay needs at its start may come up later than
 * the relay.
 * Never rejects; every failure is logged with what to do.
 */
export async function untilItWorks(
    what: string,
    log: Logger,
    signal: AbortSignal,
    work: () => Promise<unknown>
): Promise<void> {
    for (let wait = FIRST_PAUSE_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
        try {
            await work();
            return;
        } catch (err) {
            if (signal.aborted) return;
            log.warn({ err, againInMs: wait }, `${what} did not work; it is tried again.`);
        }
        await pause(wait, undefined, { signal }).catch(() => {});
    }
}
