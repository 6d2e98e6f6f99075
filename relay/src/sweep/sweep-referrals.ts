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
    /** Somebody has asked for everything, and it has not come to its end yet. */
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

/** The next sweep of referrals, whichever process makes it, goes down to the oldest one. */
export async function askForFullSweep(store: SweepContext['store']): Promise<void> {
    await setMark(store, { newest: (await readMark(store))?.newest ?? null, full: true });
}

/**
 * Looks for referrals that have changed unnoticed: newest first, down to the last mark, or down to the oldest
 * one where somebody has asked for that. The very first one only sets the mark: deals from before the relay
 * come in by a full sweep. The mark is moved when all hints are stored, so a sweep that was interrupted is
 * done again.
 */
export async function sweepReferrals(context: SweepContext): Promise<void> {
    const { store, partnerCenter, call } = context;
    const { newest: before, full } = (await readMark(store)) ?? { newest: null, full: false };
    const floor = full ? -Infinity : before === null ? Infinity : Date.parse(before) - OVERLAP_MS;
    const portions = inPortions(context, REFERRALS_SWEEP);
    let newest: string | null = null;
    for await (const referral of partnerCenter.listReferrals({ orderBy: 'updatedDateTime' }, call)) {
        newest ??= referral.updatedDateTime ?? null;
        if (referral.updatedDateTime && Date.parse(referral.updatedDateTime) < floor) break;
        await portions.add(sightingOf(referral));
    }
    await portions.flush();
    const askedMeanwhile = !full && (await readMark(store))?.full === true;
    await setMark(store, { newest: newest ?? before ?? BEFORE_ALL, full: askedMeanwhile });
}

const readMark = async (store: SweepContext['store']) =>
    (await store.sweepMark(REFERRALS_SWEEP)) as Mark | null;
const setMark = (store: SweepContext['store'], mark: Mark) => store.setSweepMark(REFERRALS_SWEEP, mark);

/** The mark of an account that has no referral yet: everything is newer. */
const BEFORE_ALL = '1970-01-01T00:00:00Z';
