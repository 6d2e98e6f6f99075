import type { Referral } from '../partner-center/referral.ts';
import type { Run } from './context.ts';

/** Clocks of the two sides differ by seconds. */
const CLOCK_SKEW_MS = 5_000;
/** By the default lag of a minute a list that may lag behind is looked at every three seconds. */
const LOOKS_WITHIN_LAG = 20;

/** When lists show the referral for certain, if they do not show it before. Milliseconds. */
export function listedBy({ context: { listsLag } }: Run, { createdDateTime }: Referral): number {
    return createdDateTime ? Date.parse(createdDateTime) + listsLag + CLOCK_SKEW_MS : 0;
}

/** Milliseconds between two looks at a list that may lag behind. */
export function betweenLooks({ context: { listsLag } }: Run): number {
    return listsLag / LOOKS_WITHIN_LAG;
}
