import type { BackfillAnswer } from '@cosell/contracts/setup-answers';
import { asAdmin } from '../../scripts/loop/setup/apex-call.ts';
import { waitFor } from '../../scripts/loop/wait-for.ts';
import type { BenchSettings } from '../bench-settings.ts';
import type { Figure } from '../figure.ts';
import { rounded } from '../numbers.ts';
import { makeDeals } from '../rigs/deals.ts';
import { atRest } from '../rigs/rounds.ts';
import { startRig } from '../rigs/start-rig.ts';

const SECONDS = 600;

/** Counted, not timed: a backfill goes through deals that are in step, as on the day after a move. */
export async function backfillCalls({ full }: BenchSettings): Promise<Figure[]> {
    const rig = await startRig();
    try {
        const deals = await makeDeals(rig, full ? 1_000 : 120);
        await atRest(rig);
        let calls = 0;
        const end = rig.salesforce.watch(({ path }) => {
            // Data, not the admin's own question through Apex.
            if (path.startsWith('/services/data/')) calls += 1;
        });
        await asAdmin(rig.loop, 'CoSellSetup.startBackfill', { afresh: true });
        const { handed } = await waitFor('the backfill', SECONDS, async () => {
            const value = await asAdmin<BackfillAnswer>(rig.loop, 'CoSellSetup.backfill');
            const isOver = value.state === 'done' && value.done + value.held === value.handed;
            return { done: isOver && value.handed > 0, seen: JSON.stringify(value), value };
        });
        end();
        if (handed < deals.length)
            throw new Error(`Only ${handed} of ${deals.length} deals were handed over.`);
        return [
            {
                row: 'calls of Salesforce per deal of a backfill',
                what: `${handed} deals in step, the counting and listing of them included`,
                ours: rounded(calls / handed, 3),
                against: '2: each by itself',
                value: calls / handed,
                aim: { atMost: 0.05 }
            }
        ];
    } finally {
        await rig.close();
    }
}
