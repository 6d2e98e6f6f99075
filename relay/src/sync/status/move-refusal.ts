import type { ErrorCode } from '@cosell/contracts';
import type { Deal } from '../deal.ts';
import { partnersMoves, type Move } from './status-table.ts';

/** Microsoft registers no deal that is won sooner (Microsoft Learn, "Register deals"). */
export const HOURS_BEFORE_WON = 72;

export interface MoveRefusal {
    code: Extract<ErrorCode, 'STATUS_NOT_ALLOWED' | 'REASON_MISSING' | 'WON_TOO_EARLY'>;
    detail: string;
}

export type Referral = Pick<Deal, 'status' | 'substatus' | 'createdAt'>;

/** Nothing to do: the referral is where it is asked to be. */
export const isThere = ({ substatus }: Referral, to: Move) => substatus === to;

/** Null where the referral was created long enough ago, or nobody knows when. */
export function earliestWon({ createdAt }: Referral): Date | null {
    return createdAt ? new Date(Date.parse(createdAt) + HOURS_BEFORE_WON * 3_600_000) : null;
}

/** Why the referral cannot be brought there now; null = it can. */
export function moveRefusal(
    referral: Referral,
    asked: { to: Move; reason: string | null; force: boolean },
    now: Date
): MoveRefusal | null {
    const { to, reason, force } = asked;
    const { from, needsReason } = partnersMoves[to];
    if (referral.status !== from)
        return {
            code: 'STATUS_NOT_ALLOWED',
            detail: `The referral is ${referral.status}/${referral.substatus}, so it cannot become ${to}.`
        };
    if (needsReason && !reason?.trim()) return { code: 'REASON_MISSING', detail: `${to} needs a reason.` };
    const earliest = earliestWon(referral);
    if (to === 'Won' && !force && earliest && now < earliest)
        return { code: 'WON_TOO_EARLY', detail: `Won counts from ${earliest.toISOString()} on.` };
    return null;
}
