import fc from 'fast-check';
import { doors, edits, pairs, type Door, type Edit } from './oracle.ts';

/** What goes into `If-Match`. */
export type Tag = 'none' | 'current' | 'stale' | 'any';
export type Trouble = 'none' | 'cutBefore' | 'cutAfter' | 'cutHalfway' | 'throttled';
export type Action =
    | { do: 'create'; deal: 'private' | 'shared' | 'nameless'; trouble: Trouble }
    | { do: 'connect'; at: number; trouble: Trouble }
    | { do: 'invite' }
    | { do: 'invite-other'; at: number }
    | { do: 'move'; at: number; door: Caller; pair: string; reason: boolean; tag: Tag; trouble: Trouble }
    | { do: 'edit'; at: number; door: Caller; edit: Edit; tag: Tag; trouble: Trouble }
    | { do: 'half-move'; at: number; door: Caller }
    | { do: 'wait'; days: number };

const at = fc.nat(3);
/** `owner`: whoever the referral belongs to, as most callers are. */
export type Caller = Door | 'owner';
const door = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Caller>('owner') },
    { weight: 1, arbitrary: fc.constantFrom<Caller>(...doors) }
);
const tag = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Tag>('none', 'current', 'any') },
    { weight: 1, arbitrary: fc.constant<Tag>('stale') }
);
const trouble = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Trouble>('none') },
    {
        weight: 1,
        arbitrary: fc.constantFrom<Trouble>('cutBefore', 'cutAfter', 'cutHalfway', 'throttled')
    }
);
/** Half of the moves go where some state can lead. */
const pair = fc.oneof(
    fc.constantFrom(...pairs),
    fc.constantFrom('Active/Accepted', 'Closed/Won', 'Closed/Lost', 'Closed/Declined', 'Closed/Error')
);

export const action = fc.oneof(
    fc.record({
        do: fc.constant('create' as const),
        deal: fc.constantFrom('private' as const, 'shared' as const, 'nameless' as const),
        trouble
    }),
    fc.record({ do: fc.constant('connect' as const), at, trouble }),
    fc.constant({ do: 'invite' as const }),
    fc.record({ do: fc.constant('invite-other' as const), at }),
    {
        weight: 9,
        arbitrary: fc.record({
            do: fc.constant('move' as const),
            ...{ at, door, pair, reason: fc.boolean(), tag, trouble }
        })
    },
    {
        weight: 9,
        arbitrary: fc.record({
            do: fc.constant('edit' as const),
            ...{ at, door, edit: fc.constantFrom(...edits), tag, trouble }
        })
    },
    fc.record({ do: fc.constant('half-move' as const), at, door }),
    fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 15 }) })
);
