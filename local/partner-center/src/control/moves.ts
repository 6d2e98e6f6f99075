import type { PartnerCenter } from '../partner-center.ts';
import { changeReferral } from '../referrals/change-referral.ts';
import type { Referral } from '../referrals/referral.ts';
import type { Actor } from '../referrals/transitions.ts';

type Pair = Pick<Referral, 'status' | 'substatus'>;

/** What somebody at Microsoft or at another partner may do by one press of a button. */
export const moves = {
    accept: { status: 'Active', substatus: 'Accepted' },
    decline: { status: 'Closed', substatus: 'Declined' },
    win: { status: 'Closed', substatus: 'Won' },
    lose: { status: 'Closed', substatus: 'Lost' }
} as const satisfies Record<string, Pair>;

export type Move = keyof typeof moves;

const reasons: Partial<Record<Move, string>> = {
    decline: 'No Microsoft seller directly manages this customer.',
    lose: 'The customer chose another vendor.'
};

/** Throws a broken rule where the state machine has no such move. */
export function moveAs(
    partnerCenter: PartnerCenter,
    actor: Exclude<Actor, 'system' | 'partner'>,
    before: Referral,
    move: Move,
    changes: Partial<Referral> = {}
): Referral {
    const reason = reasons[move];
    const after: Referral = {
        ...before,
        ...moves[move],
        ...(reason !== undefined && { statusReason: reason }),
        ...changes
    };
    return changeReferral(partnerCenter, before, after, { actor, by: actor });
}
