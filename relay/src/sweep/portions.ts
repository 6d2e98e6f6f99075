import type { Sighting } from '../store/types.ts';
import type { SweepContext } from './sweep-context.ts';

const PORTION = 50;
/** Deals that wait already: more of them would only make the line longer. */
const LONG_LINE = 100;
const LOOK_AGAIN_MS = 1_000;
/** Deals may wait for hours, for a host or for a person; the sweep does not. */
const MOST_LOOKS = 30;
/** So the lead is kept, and the end is heard, on the way through thousands of records that are in step. */
const READS_BETWEEN_SIGNS = 100;

export interface Portions {
    add(sighting: Sighting): Promise<void>;
    /** Hands over what is left. */
    flush(): Promise<void>;
}

/**
 * Hands sightings to the store in small portions, and lets the line of deals get shorter before the next
 * one.
 */
export function inPortions(context: SweepContext, source: string): Portions {
    const { store, progress, call } = context;
    let portion: Sighting[] = [];

    async function flush(): Promise<void> {
        const by = { name: source, correlationId: call.correlationId };
        const dealIds = portion.length ? await store.receiveSightings(by, portion, context.now()) : [];
        portion = [];
        progress.hinted += dealIds.length;
        if (dealIds.length) await room(context);
    }

    return {
        flush,
        async add(sighting) {
            call.signal.throwIfAborted();
            portion.push(sighting);
            progress.read += 1;
            if (progress.read % READS_BETWEEN_SIGNS === 0) await context.keepLead();
            if (portion.length === PORTION) await flush();
        }
    };
}

async function room({ store, keepLead, pause, call }: SweepContext): Promise<void> {
    for (let look = 0; look < MOST_LOOKS && !call.signal.aborted; look++) {
        if ((await store.backlog()).waiting < LONG_LINE) return;
        await keepLead();
        await pause(LOOK_AGAIN_MS);
    }
}
