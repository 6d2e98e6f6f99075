import { isMicrosofts } from '../partner-center/microsofts-referral.ts';
import type { Referral } from '../partner-center/referral.ts';
import type { Sighting } from '../store/types.ts';
import { inPortions } from './portions.ts';
import type { SweepContext } from './sweep-context.ts';

export const REFERRALS_SWEEP = 'referrals';

/**
 * A list may show a referral later than one that was changed after it, so each sweep reaches back behind
 * the last one's mark. What it comes across twice costs nothing.
 */
const OVERLAP_MS = 15 * 60_000;

interface Mark {
    /** `updatedDateTime` of the newest referral whose hint is stored: Microsoft's clock, never ours. */
    newest: string | null;
    /** A sweep of everything has begun and is to be brought to its end. */
    full: boolean;
}

/** What is stored of a referral that somebody has come across. */
export function sightingOf(referral: Referral): Sighting {
    return {
        alias: { kind: isMicrosofts(referral) ? 'microsoft-referral' : 'referral', value: referral.id },
        kind: 'changed',
        recordId: referral.id,
        stamp: referral.updatedDateTime ?? ''
    };
}

/**
 * Looks for referrals that have changed unnoticed: newest first, down to the last mark. The very first one
 * only sets the mark: deals from before the relay come in by a full sweep, which somebody asks for. The
 * mark is moved when all hints are stored, so a sweep that was interrupted is done again.
 * @param full down to the oldest one
 */
export async function sweepReferrals(context: SweepContext, { full }: { full: boolean }): Promise<void> {
    const { store, partnerCenter, call } = context;
    const mark = (await store.sweepMark(REFERRALS_SWEEP)) as Mark | null;
    const isFull = full || mark?.full === true;
    const before = mark?.newest ?? null;
    if (isFull) await store.setSweepMark(REFERRALS_SWEEP, { newest: before, full: true } satisfies Mark);
    const floor = isFull ? -Infinity : before === null ? Infinity : Date.parse(before) - OVERLAP_MS;
    const portions = inPortions(context, REFERRALS_SWEEP);
    let newest: string | null = null;
    for await (const referral of partnerCenter.listReferrals({ orderBy: 'updatedDateTime' }, call)) {
        newest ??= referral.updatedDateTime ?? null;
        if (referral.updatedDateTime && Date.parse(referral.updatedDateTime) < floor) break;
        await portions.add(sightingOf(referral));
    }
    await portions.flush();
    const reached = newest ?? before ?? BEFORE_ALL;
    await store.setSweepMark(REFERRALS_SWEEP, { newest: reached, full: false } satisfies Mark);
}

/** The mark of an account that has no referral yet: everything is newer. */
const BEFORE_ALL = '1970-01-01T00:00:00Z';
