import { writeFileSync } from 'node:fs';
import type { BackfillAnswer } from '@cosell/contracts/setup-answers';
import { asAdmin } from '../../scripts/loop/setup/apex-call.ts';
import { waitFor } from '../../scripts/loop/wait-for.ts';
import { startPostgres, type TemporaryPostgres } from '../../scripts/postgres/temporary-postgres.ts';
import type { BenchSettings } from '../bench-settings.ts';
import type { Figure } from '../figure.ts';
import { rounded } from '../numbers.ts';
import { forgetMost, memoryMb } from '../process-cost.ts';
import { relaySoql } from '../rigs/bare-beside.ts';
import { countStatements, statementsSoFar } from '../rigs/count-statements.ts';
import { changeAmount, makeDeals } from '../rigs/deals.ts';
import { fieldsWritten, recordDeal } from '../rigs/recorded-deal.ts';
import { standForBoth, type RecordedSides } from '../rigs/recorded-sides.ts';
import { atRest } from '../rigs/rounds.ts';
import { startRig, type Rig } from '../rigs/start-rig.ts';

const SECONDS = 7_200;

interface Cost {
    deals: number;
    /** Calls of Salesforce and of Partner Center. */
    salesforce: number;
    partnerCenter: number;
    statements: number;
    milliseconds: number;
    /** Most memory of the relay meanwhile, in MB; null where only Linux tells. */
    most: number | null;
}

/**
 * A backfill of many deals beside one of a thousand, on PostgreSQL: every deal is new to the store and needs
 * a write of Salesforce. The far sides are recorded.
 */
export async function backfillSize({ full }: BenchSettings): Promise<Figure[]> {
    const sizes = full ? [1_000, 10_000, 100_000] : [1_000, 3_000];
    const postgres = await startPostgres();
    try {
        await countStatements(postgres);
        const rig = await startRig({ RELAY_DATA_DIR: '', DATABASE_URL: postgres.url });
        try {
            const sides = await recordedSides(rig);
            // Warms up what the first of a kind costs: statements are prepared, code is compiled.
            await measure(rig, sides, postgres, 200);
            const costs: Cost[] = [];
            for (const size of sizes) costs.push(await measure(rig, sides, postgres, size));
            const [base, ...larger] = costs as [Cost, ...Cost[]];
            return [callsPerDeal(costs), ...larger.flatMap((cost) => beside(cost, base))];
        } finally {
            await rig.close();
        }
    } finally {
        await postgres.close();
    }
}

async function recordedSides(rig: Rig): Promise<RecordedSides> {
    let soql = '';
    let deal = { opportunityId: '', referralId: '' };
    const written = await fieldsWritten(rig, async () => {
        const [made] = await makeDeals(rig, 1);
        deal = made ?? deal;
        await atRest(rig);
        soql = await relaySoql(rig, deal, () => changeAmount(rig.seller, [deal], 10_001));
        await atRest(rig);
    });
    return standForBoth(rig, await recordDeal(rig, deal, { soql, written }), rig.loop.orgId);
}

async function measure(
    rig: Rig,
    sides: RecordedSides,
    postgres: TemporaryPostgres,
    deals: number
): Promise<Cost> {
    sides.show(deals);
    const { pid } = rig.loop.relay;
    const before = await statementsSoFar(postgres);
    forgetMost(pid, writeFileSync);
    const started = performance.now();
    await asAdmin(rig.loop, 'CoSellSetup.startBackfill', { afresh: true });
    // The far side is looked at, which asks the relay nothing.
    await waitFor('every deal to be written', SECONDS, () => {
        const written = sides.written();
        return Promise.resolve({ done: written === deals, seen: `${written} of ${deals}` });
    });
    const milliseconds = performance.now() - started;
    const most = memoryMb(pid, 'most');
    await waitFor('the backfill to have ended', 60, async () => {
        const { state, handed, done, held } = await asAdmin<BackfillAnswer>(rig.loop, 'CoSellSetup.backfill');
        if (held > 0) throw new Error(`${held} of ${handed} deals are held.`);
        return { done: state === 'done' && done === deals, seen: `${state}, ${done} of ${handed}` };
    });
    return {
        deals,
        ...sides.calls(),
        statements: (await statementsSoFar(postgres)) - before,
        milliseconds,
        most
    };
}

function callsPerDeal(costs: readonly Cost[]): Figure {
    const worst = Math.max(...costs.map(({ salesforce, deals }) => salesforce / deals));
    return {
        row: 'calls of Salesforce per deal of a backfill',
        what: 'a write of every deal, the counting and listing of them included',
        ours: costs
            .map(({ salesforce, deals }) => `${rounded(salesforce / deals, 4)} of ${deals}`)
            .join(', '),
        against: '2: each by itself',
        value: worst,
        aim: { atMost: 0.05 },
        note: 'every deal is written to in Salesforce; both far sides answer from one recorded deal'
    };
}

function beside(cost: Cost, base: Cost): Figure[] {
    const perDeal = (row: string, each: (cost: Cost) => number, unit: string, atMost: number): Figure => ({
        row: `backfill of ${cost.deals}, ${row} per deal`,
        what: `beside the same of ${base.deals}`,
        ours: `${rounded(each(cost) / cost.deals, 3)}${unit}`,
        against: `${rounded(each(base) / base.deals, 3)}${unit}: of ${base.deals}`,
        value: each(cost) / cost.deals / (each(base) / base.deals),
        aim: { atMost }
    });
    return [
        perDeal('calls', ({ salesforce, partnerCenter }) => salesforce + partnerCenter, '', 1),
        // What comes with the clock and not with the deals is in it: the looks of queue and offices.
        perDeal('statements', ({ statements }) => statements, '', 1.02),
        perDeal('time', ({ milliseconds }) => milliseconds, ' ms', 1.3),
        ...memory(cost, base)
    ];
}

function memory(cost: Cost, base: Cost): Figure[] {
    if (cost.most === null || base.most === null) return [];
    return [
        {
            row: `backfill of ${cost.deals}, memory of the relay added`,
            what: 'the most while it runs',
            ours: `${rounded(cost.most, 0)} MB`,
            against: `${rounded(base.most, 0)} MB: of ${base.deals}`,
            value: cost.most - base.most,
            aim: { atMost: 60 }
        },
        {
            row: `backfill of ${cost.deals}, memory of the relay on PostgreSQL`,
            what: 'the most while it runs',
            ours: `${rounded(cost.most, 0)} MB`,
            against: '–',
            value: cost.most,
            aim: { atMost: 300 }
        }
    ];
}
