import type { Deal } from '../store/types.ts';
import { inPortions } from './portions.ts';
import { isOver } from './sweep-engagements.ts';
import type { SweepContext } from './sweep-context.ts';

export const NIGHTLY_SWEEP = 'every deal';

/** UTC. The night of a day begins then. */
const HOUR = 2;
/** Deals read from the store at a time. */
const PAGE = 500;

interface Mark {
    /** YYYY-MM-DD of the last night that is done. */
    night: string;
    /** Of a night that is under way: id of the last deal that was told. */
    after: string | null;
}

/**
 * Once a night every deal that can still change is run: it reads both sides in full, whatever their stamps
 * and events say, and puts right what differs, or holds it with a code. So drift that nobody was told of (a
 * record that moved by a merge, a clock that went back, a row changed with triggers off) lasts a day at most.
 * The first night is the one after the relay's first day.
 */
export async function sweepNightly(context: SweepContext): Promise<void> {
    const { store, now } = context;
    const night = nightOf(now());
    const mark = ((await store.sweepMark(NIGHTLY_SWEEP)) as Mark | null) ?? { night, after: null };
    if (mark.night === night) return store.setSweepMark(NIGHTLY_SWEEP, mark);
    const portions = inPortions(context, NIGHTLY_SWEEP);
    for (let after = mark.after; ; ) {
        const deals = await store.dealsWithAlias('referral', after, PAGE);
        for (const deal of deals) if (!isOver(deal)) await portions.add(sightingOf(deal, night));
        await portions.flush();
        after = deals.at(-1)?.id ?? null;
        if (deals.length < PAGE) break;
        await store.setSweepMark(NIGHTLY_SWEEP, { night: mark.night, after } satisfies Mark);
    }
    await store.setSweepMark(NIGHTLY_SWEEP, { night, after: null } satisfies Mark);
}

/** The next sweep goes through all deals, whatever the time. */
export async function askForNight(store: SweepContext['store']): Promise<void> {
    await store.setSweepMark(NIGHTLY_SWEEP, { night: '', after: null } satisfies Mark);
}

const nightOf = (now: Date) => new Date(now.getTime() - HOUR * 3_600_000).toISOString().slice(0, 10);

function sightingOf({ aliases }: Deal, night: string) {
    const alias = aliases.find(({ kind }) => kind === 'referral');
    if (!alias) throw new Error('The deal has no referral.');
    // A stamp of its own, so that a night told of twice is told of once.
    return { alias, kind: 'changed' as const, recordId: NIGHTLY_SWEEP, stamp: night };
}
