import type { Clock } from './clock.ts';
import type { JournalContent } from './journal/journal.ts';
import type { PartnerCenterState } from './state/partner-center-state.ts';
import type { Switches } from './switches.ts';
import type { Login } from './tokens/login.ts';

/** What every part of the local Partner Center works on. */
export interface PartnerCenter {
    readonly state: PartnerCenterState;
    readonly clock: Clock;
    readonly login: Login;
    /** Address of the public server, without a slash at the end. */
    readonly url: string;
    switches(): Switches;
    log(content: JournalContent): void;
    /** To be called after every change of `state`. */
    changed(): void;
    /** Starts sending what is in `state.undelivered`. */
    deliver(): void;
    /** Sends what was held back, one after the other. */
    release(order: 'asRaised' | 'reversed'): void;
}
