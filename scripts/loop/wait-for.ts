import { setTimeout as pause } from 'node:timers/promises';

/** What a probe saw: kept for the message of a wait that fails. */
export interface Probe<Value> {
    done: boolean;
    seen: string;
    value?: Value;
}

const PAUSE_MILLISECONDS = 100;

/** A wait that ran out: says what was awaited and what was last seen. */
export class NotSeen extends Error {}

/**
 * Probes other processes, which give no signal, until one probe is done; resolves with its value.
 * Throws NotSeen after `seconds`, and at once what a probe throws.
 */
export async function waitFor<Value>(
    what: string,
    seconds: number,
    probe: () => Promise<Probe<Value>>
): Promise<Value> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
        const { done, seen, value } = await probe();
        if (done) return value as Value;
        if (Date.now() > deadline) throw new NotSeen(`Waited ${seconds} s for ${what}; last seen: ${seen}.`);
        await pause(PAUSE_MILLISECONDS);
    }
}
