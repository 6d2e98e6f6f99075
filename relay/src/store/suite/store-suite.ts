import { after, before, describe } from 'node:test';
import type { Store } from '../types.ts';
import { commitsSuite } from './commits.ts';
import { correlationSuite } from './correlation.ts';
import { effectsSuite } from './effects.ts';
import { eventsAloneSuite } from './events-alone.ts';
import { leasesSuite } from './leases.ts';
import { locksAndSecretsSuite } from './locks-and-secrets.ts';
import { mergesSuite } from './merges.ts';
import { forgettingSuite } from './forgetting.ts';
import { purgingSuite } from './purging.ts';
import { pairingSuite } from './pairing.ts';
import { receivingSuite } from './receiving.ts';
import { rebuildingSuite } from './rebuilding.ts';
import { requestsSuite } from './requests.ts';
import { signingInSuite } from './signing-in.ts';
import { sweepingSuite } from './sweeping.ts';
import { waitingSuite } from './waiting.ts';

/**
 * What every store must do, whatever it stands on. One store serves all tests, and nothing works off its
 * queue; each test makes deals of its own and looks at these alone.
 */
export function storeSuite(name: string, open: () => Promise<Store>): void {
    describe(`a store on ${name}`, () => {
        let opened: Store;
        const store = () => opened;
        before(async () => {
            opened = await open();
        });
        after(() => opened.close());
        receivingSuite(store);
        leasesSuite(store);
        commitsSuite(store);
        mergesSuite(store);
        correlationSuite(store);
        effectsSuite(store);
        eventsAloneSuite(store);
        requestsSuite(store);
        signingInSuite(store);
        pairingSuite(store);
        rebuildingSuite(store);
        sweepingSuite(store);
        waitingSuite(store);
        purgingSuite(store);
        forgettingSuite(store);
        locksAndSecretsSuite(store);
    });
}
