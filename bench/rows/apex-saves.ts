import type { BenchSettings } from '../bench-settings.ts';
import type { Figure } from '../figure.ts';
import { median, rounded, spreadOf } from '../numbers.ts';
import { startSavingOrg, type SaveCost, type SavingOrg } from '../apex/saving-org.ts';

/** Records of one chunk: triggers are called once for so many (Apex, "Triggers and Order of Execution"). */
const CHUNK = 200;

/** What the package adds to a save in Salesforce, from `Limits` in the transaction, on apex-engine. */
export async function apexSaves({ rounds, full }: BenchSettings): Promise<Figure[]> {
    const [ours, without] = await Promise.all([
        startSavingOrg({ withTriggers: true }),
        startSavingOrg({ withTriggers: false })
    ]);
    try {
        const [one, many] = [
            await ours.save({ count: 1, shared: true }),
            await ours.save({ count: CHUNK, shared: true })
        ];
        if (one.events !== 1) throw new Error(`A change of a shared deal published ${one.events} events.`);
        return [
            difference('queries', one, many),
            difference('events', one, many),
            ...(await addedToPlainSaves(ours, without, rounds * (full ? 20 : 4)))
        ];
    } finally {
        await Promise.all([ours.close(), without.close()]);
    }
}

function difference(of: 'queries' | 'events', one: SaveCost, many: SaveCost): Figure {
    return {
        row: `Apex, ${of} of ${CHUNK} shared Opportunities in one update`,
        what: 'a new amount each',
        ours: String(many[of]),
        against: `${one[of]}: one Opportunity`,
        value: many[of] - one[of],
        aim: { atMost: 0 },
        note: `the value is the difference; ${many.statements} and ${one.statements} DML statements, the update included`
    };
}

/** Opportunities without sync, in an org with the triggers and in one without, in turn. */
async function addedToPlainSaves(ours: SavingOrg, without: SavingOrg, times: number): Promise<Figure[]> {
    const wish = { count: CHUNK, shared: false };
    const costs: SaveCost[] = [];
    const others: SaveCost[] = [];
    for (let time = 0; time < times; time++) {
        costs.push(await ours.save(wish));
        others.push(await without.save(wish));
    }
    // The first saves compile what they call.
    const warm = Math.floor(times / 4);
    const [mine, theirs] = [costs, others].map((all) => all.slice(warm).map((cost) => cost.milliseconds));
    const added = mine!.map((ms, time) => ms - (theirs![time] ?? NaN));
    const queries = Math.max(
        ...costs.slice(warm).map((cost, time) => cost.queries - (others[warm + time]?.queries ?? 0))
    );
    return [
        {
            row: `Apex, queries added to a save of ${CHUNK} that does not concern us`,
            what: 'Opportunities without sync',
            ours: String(costs[warm]?.queries),
            against: `${others[warm]?.queries}: the same org without the triggers`,
            value: queries,
            aim: { atMost: 1 },
            note:
                `${rounded(median(mine!), 1)} ms of CPU a save on apex-engine with the triggers, ` +
                `${rounded(median(theirs!), 1)} ms without: ${rounded(median(added), 1)} ms added ` +
                `(${spreadOf(added)
                    .map((ms) => rounded(ms, 1))
                    .join(' to ')}, ${mine!.length} times)`
        }
    ];
}
