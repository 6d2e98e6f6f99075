import type { Referral, Status, Substatus } from './referral.ts';

/**
 * Who moves a referral: its owner at the partner, Microsoft's seller (Microsoft's own), another partner (his
 * own), or the 14-day clock.
 */
export type Actor = 'partner' | 'microsoft' | 'other-partner' | 'system';

/** The pairs that exist (Partner Center referral resources, "Status and substatus"). */
export const substatusesOf: Record<Status, readonly Substatus[]> = {
    New: ['Pending', 'Received'],
    Active: ['Accepted'],
    Closed: ['Won', 'Lost', 'Declined', 'Expired', 'Error']
};

/** What each actor may move an open referral to. Closed is terminal for everybody: it has no line. */
export const transitions: Record<Actor, Record<'New' | 'Active', readonly Substatus[]>> = {
    partner: { New: ['Accepted', 'Declined', 'Error'], Active: ['Won', 'Lost', 'Error'] },
    'other-partner': { New: ['Accepted', 'Declined', 'Error'], Active: ['Won', 'Lost', 'Error'] },
    microsoft: { New: ['Accepted', 'Declined'], Active: ['Won', 'Lost'] },
    system: { New: ['Expired'], Active: [] }
};

/** The UI and CSV files demand a reason for these. */
export const needsReason: readonly Substatus[] = ['Declined', 'Lost', 'Error'];

export const isPair = (status: string, substatus: string): boolean =>
    (substatusesOf[status as Status] as readonly string[] | undefined)?.includes(substatus) ?? false;

/** A referral that is not closed: nothing leads from one that is, so nobody can ask. */
export type OpenReferral = Referral & { status: 'New' | 'Active' };

/**
 * Whether `actor` may bring an open referral to a pair that exists; staying where it is, is allowed.
 */
export function mayMove(
    actor: Actor,
    from: Pick<OpenReferral, 'status' | 'substatus'>,
    to: Pick<Referral, 'status' | 'substatus'>
): boolean {
    if (from.status === to.status && from.substatus === to.substatus) return true;
    return transitions[actor][from.status].includes(to.substatus);
}
