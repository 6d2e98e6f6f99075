import type { Store } from '../store/types.ts';

/**
 * What only one of all relay processes on a store does at a time. A holder that dies is followed by another
 * one within `HOLD_MS + ASK_MS`, so within 15 seconds.
 */
export const HOLD_MS = 11_000;
/** How often it is asked for, and prolonged. */
export const ASK_MS = 3_000;

export interface OfficeOptions {
    store: Pick<Store, 'lead' | 'resign'>;
    /** One holder per name. */
    name: string;
    /** Names this process. */
    holder: string;
    now(): Date;
    /** Begins the work. Two processes may do it for a moment: a holder that hangs does not know yet. */
    enter(): void;
    /** Ends the work. */
    leave(): void;
    /** Told when the store cannot be asked; the office is left when it runs out meanwhile. */
    onError(error: unknown): void;
}

export interface Office {
    isHeld(): boolean;
    /** Leaves it, and gives it back so that another process need not wait. */
    close(): Promise<void>;
}

/** Asks for the office at once and then again and again; enters and leaves it as the store says. */
export function holdOffice(options: OfficeOptions): Office {
    const { store, name, holder, now } = options;
    let heldUntil: number | null = null;
    let closed = false;
    let timer: NodeJS.Timeout | undefined;
    let asking: Promise<void> = ask();

    async function ask(): Promise<void> {
        const asked = now().getTime();
        try {
            const granted = await store.lead(name, holder, HOLD_MS, new Date(asked));
            turn(granted ? asked + HOLD_MS : null);
        } catch (error) {
            options.onError(error);
            if (heldUntil !== null && now().getTime() >= heldUntil) turn(null);
        }
        if (!closed) timer = setTimeout(askAgain, ASK_MS);
    }

    function askAgain(): void {
        asking = ask();
    }

    function turn(until: number | null): void {
        const [before, after] = [heldUntil !== null, until !== null && !closed];
        heldUntil = after ? until : null;
        if (!before && after) options.enter();
        if (before && !after) options.leave();
    }

    return {
        isHeld: () => heldUntil !== null,
        async close() {
            closed = true;
            clearTimeout(timer);
            await asking;
            turn(null);
            await store.resign(name, holder).catch(options.onError);
        }
    };
}
