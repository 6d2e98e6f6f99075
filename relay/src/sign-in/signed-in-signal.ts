import { setTimeout as pause } from 'node:timers/promises';
import type { SignInTokens } from '../partner-center/tokens.ts';

/** Another process may take the sign-in; within this one `changed` tells. */
const LOOK_EVERY_MS = 5_000;

export interface SignedInSignal {
    /** Resolves once somebody has ever signed in, even if that has ended. @throws the reason of `signal` */
    wait(signal: AbortSignal): Promise<void>;
    changed(): void;
}

export function createSignedInSignal(tokens: Pick<SignInTokens, 'state'>): SignedInSignal {
    let change = Promise.withResolvers<void>();
    return {
        async wait(signal) {
            for (;;) {
                const changed = change.promise;
                if ((await tokens.state()).kind !== 'nobody') return;
                await Promise.race([changed, pause(LOOK_EVERY_MS, undefined, { signal })]);
                signal.throwIfAborted();
            }
        },
        changed() {
            change.resolve();
            change = Promise.withResolvers<void>();
        }
    };
}
