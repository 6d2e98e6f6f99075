import type { Switches } from '@cosell/contracts/setup-answers';
import type { Store } from '../store/types.ts';
import type { SetupActions } from './setup-actions.ts';
import type { SwitchBoard } from './switches.ts';

interface SwitchPorts {
    switches: SwitchBoard;
    store: Pick<Store, 'hintFailed'>;
    /** Null until Salesforce has let the relay in. */
    sandbox(): boolean | null;
    /** Lets every shared Opportunity be run again, behind everything else. */
    runAll(userId: string): Promise<void>;
}

/** What an admin switches on and off. */
export function switchActions(ports: SwitchPorts): Pick<SetupActions, 'switches' | 'set-switches'> {
    const { switches, store, sandbox, runAll } = ports;
    return {
        switches: () => switches.read(sandbox()),
        async 'set-switches'({ everything, inbound, outbound, userId }) {
            const before = await switches.read(sandbox());
            await switches.change({ everything, inbound, outbound }, userId);
            const after = await switches.read(sandbox());
            if (opened(before, after)) {
                await store.hintFailed('DIRECTION_OFF');
                // What changed while a direction was closed was run, and kept for later.
                if (after.everything && !before.inbound !== !after.inbound) await runAll(userId);
                else if (after.everything && before.outbound !== after.outbound) await runAll(userId);
            }
            return after;
        }
    };
}

const opened = (before: Switches, after: Switches) =>
    (['everything', 'inbound', 'outbound'] as const).some((way) => after[way] && !before[way]);
