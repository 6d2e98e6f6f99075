import type { BenchSettings } from '../bench-settings.ts';
import type { Figure } from '../figure.ts';
import { median, ratios, rounded, spreadOf } from '../numbers.ts';
import { createFingerprint } from '../../relay/src/run/fingerprint.ts';
import { completeDeal, person, solution } from '../../relay/src/sync/fixtures/deals.ts';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { policyOf } from '../../relay/src/sync/mapping/policy.ts';
import { remember } from '../../relay/src/sync/memory.ts';
import { phaseOf } from '../../relay/src/sync/phase.ts';
import { reconcile } from '../../relay/src/sync/reconcile.ts';

/** Most of each in a deal (Partner Center, bulk operations). */
const MOST = 50;
const TIMES = 400;

/** The decision alone, of a deal as large as Microsoft takes, one field of which has changed. */
export async function reconcileCost({ rounds }: BenchSettings): Promise<Figure[]> {
    const many = <One>(make: (no: number) => One) => Array.from({ length: MOST }, (_, no) => make(no));
    const deal = {
        ...completeDeal,
        status: 'Active',
        substatus: 'Accepted',
        solutions: many((no) =>
            solution(`solution-${no}`, { name: `Solution ${no}`, price: 1_000 + no, quantity: 1 })
        ),
        team: many((no) => person(`Member${no}`))
    };
    const text = JSON.stringify(deal);
    const fingerprint = createFingerprint(Buffer.alloc(32));
    const seen = remember(deal, fingerprint);
    const policy = policyOf(defaultMapping, { fixedCurrency: 'USD' });
    const decide = (value: number) =>
        reconcile({
            seen: { crm: seen, partner: seen },
            now: {
                crm: { ...(JSON.parse(text) as typeof deal), value },
                partner: JSON.parse(text) as typeof deal
            },
            policy,
            phase: phaseOf(deal),
            refused: {},
            fingerprint
        });
    const decision = decide(1);
    if (decision.toPartner.value !== 1) throw new Error(`Decided ${JSON.stringify(decision)}.`);
    const ours: number[] = [];
    const parses: number[] = [];
    for (let round = 0; round <= rounds * 2; round++) {
        const parse = perTime(() => void JSON.parse(text));
        // Both sides come from the wire in every run: what parsing them takes is not the decision's.
        const both = perTime((time) => void decide(time)) - 2 * parse;
        if (round === 0) continue;
        ours.push(both);
        parses.push(parse);
    }
    const found = ratios(ours, parses);
    return [
        {
            row: '`reconcile`, 50 solutions and 50 members',
            what: `${TIMES} times × ${rounds * 2}, one field changed`,
            ours: `${rounded(median(ours) * 1_000, 0)} µs`,
            against: `${rounded(median(parses) * 1_000, 0)} µs: JSON.parse of the deal, ${rounded(text.length / 1024, 0)} KB`,
            value: median(found),
            spread: spreadOf(found),
            aim: { atMost: 3 }
        }
    ];
}

/** Milliseconds of one. */
function perTime(work: (time: number) => void): number {
    const started = performance.now();
    for (let time = 0; time < TIMES; time++) work(time);
    return (performance.now() - started) / TIMES;
}
