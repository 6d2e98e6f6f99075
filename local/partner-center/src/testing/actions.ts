import fc from 'fast-check';
import { doors, edits, existingPairs, pairs, shared, type Door, type Edit, type Party } from './oracle.ts';

/** What goes into `If-Match`. */
export type Tag = 'none' | 'current' | 'stale' | 'any';
export type Trouble = 'none' | 'cutBefore' | 'cutAfter' | 'cutHalfway' | 'throttled';
/** Through the portal and at the others' doors there is no PUT. */
export type Verb = 'PATCH' | 'PUT';
export interface How {
    verb: Verb;
    tag: Tag;
    trouble: Trouble;
}
/** One of those who belong to `party` and are so far, if there is one; else any. */
export interface At {
    party: Party;
    status: 'New' | 'Active' | 'Closed';
    nth: number;
}
/** `owner`: whoever the referral belongs to, as most callers are. */
export type Caller = Door | 'owner';
export type Action =
    | { do: 'create'; deal: 'private' | 'shared' | 'nameless'; trouble: Trouble }
    | { do: 'connect'; at: At; trouble: Trouble }
    | { do: 'invite' }
    | { do: 'invite-other'; at: At }
    | ({ do: 'move'; at: At; door: Caller; pair: string; reason: boolean; fill: boolean } & How)
    | ({ do: 'edit'; at: At; door: Caller; edit: Edit } & How)
    | { do: 'half-move'; at: At; door: Caller }
    | { do: 'wait'; days: number };

const mostly = <Usual, Other>(
    weight: number,
    usual: fc.Arbitrary<Usual>,
    other: fc.Arbitrary<Other>
): fc.Arbitrary<Usual | Other> =>
    fc.oneof<fc.MaybeWeightedArbitrary<Usual | Other>[]>(
        { weight, arbitrary: usual },
        { weight: 1, arbitrary: other }
    );

const at: fc.Arbitrary<At> = fc.record({
    party: fc.constantFrom<Party>('partner', 'microsoft', 'other-partner'),
    status: mostly(6, fc.constantFrom('New', 'Active'), fc.constant('Closed')),
    nth: fc.nat(3)
});
const how = {
    verb: mostly(4, fc.constant<Verb>('PATCH'), fc.constant<Verb>('PUT')),
    tag: mostly(10, fc.constantFrom<Tag>('none', 'current', 'any'), fc.constant<Tag>('stale')),
    trouble: mostly(
        10,
        fc.constant<Trouble>('none'),
        fc.constantFrom<Trouble>('cutBefore', 'cutAfter', 'cutHalfway', 'throttled')
    )
};
const door = mostly(6, fc.constant<Caller>('owner'), fc.constantFrom<Caller>(...doors));
/** Those that do not exist are far more than those that do. */
const pair = mostly(8, fc.constantFrom(...existingPairs), fc.constantFrom(...pairs));

export const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
        do: fc.constant('create' as const),
        deal: fc.constantFrom('private' as const, 'shared' as const, 'nameless' as const),
        trouble: how.trouble
    }),
    fc.record({ do: fc.constant('connect' as const), at, trouble: how.trouble }),
    { weight: 2, arbitrary: fc.constant({ do: 'invite' as const }) },
    fc.record({ do: fc.constant('invite-other' as const), at }),
    {
        weight: 20,
        arbitrary: fc.record({
            do: fc.constant('move' as const),
            ...{ at, door, pair, ...how, fill: mostly(5, fc.constant(false), fc.constant(true)) },
            reason: mostly(6, fc.constant(true), fc.constant(false))
        })
    },
    {
        weight: 16,
        arbitrary: fc.record({
            do: fc.constant('edit' as const),
            ...{ at, door, edit: fc.oneof(fc.constantFrom(...shared), fc.constantFrom(...edits)), ...how }
        })
    },
    fc.record({ do: fc.constant('half-move' as const), at, door }),
    fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 13, 15) })
);

const active = (nth: number): At => ({ party: 'partner', status: 'Active', nth });

/**
 * A deal that sellers see and one that was connected, in which another partner's is hidden; of each party a
 * referral that waits for its answer.
 */
export const beginning: Action[] = [
    { do: 'create', deal: 'shared', trouble: 'none' },
    { do: 'create', deal: 'private', trouble: 'none' },
    { do: 'invite-other', at: active(1) },
    { do: 'connect', at: active(1), trouble: 'none' },
    { do: 'invite' },
    { do: 'invite' }
];
