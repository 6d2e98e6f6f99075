import type { Connection } from 'jsforce';
import type { TemporaryPostgres } from '../../postgres/temporary-postgres.ts';
import type { InterruptingProxy } from '../interrupting-proxy.ts';
import type { Loop } from '../start-loop.ts';
import type { Fleet } from './fleet.ts';
import type { Load } from './load.ts';

/** What faults act upon. */
export interface World {
    loop: Loop;
    /** The org as people reach it: nothing stands in between. */
    people: Connection;
    /** Address of the org without anybody in between. */
    orgUrl: string;
    fleet: Fleet;
    /** Between all relays and the org. */
    org: InterruptingProxy;
    /** Null: the store is a folder, which one relay has. */
    postgres: TemporaryPostgres | null;
    load: Load;
}

/**
 * How long something may take to be met: what a killed relay had in hand is free after a lease of 30 s and
 * looked for every 10 s, and people have filled the queue.
 */
export const HIT_SECONDS = 120;

/** One thing that goes wrong, and is put right again before it resolves. */
export interface Fault {
    name: string;
    /** Needs what only PostgreSQL has, or two relays. */
    production?: boolean;
    /** @throws where what shall go wrong did not happen, so that nothing would be proved */
    inject(world: World): Promise<void>;
}
