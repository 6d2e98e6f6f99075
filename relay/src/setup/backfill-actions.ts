import type { Backfill } from '../backfill/create-backfill.ts';
import type { SetupActions } from './setup-actions.ts';

type Actions = 'backfill-preview' | 'backfill-start' | 'backfill-state' | 'backfill-stop';

export function backfillActions(backfill: Backfill): Pick<SetupActions, Actions> {
    return {
        'backfill-preview': () => backfill.preview(),
        'backfill-start': ({ userId, afresh }) => backfill.start({ userId, afresh }),
        'backfill-state': () => backfill.state(),
        'backfill-stop': () => backfill.stop()
    };
}
