import type { Changes, Deal, FieldName } from './deal.ts';
import type { Fingerprint, Memory, Remembered } from './memory.ts';

export type Side = 'crm' | 'partner';

/** Where the partner's own referral stands; `absent`: there is none yet. */
export type Phase = 'absent' | 'new' | 'active' | 'closed';

/** `in` is a mirror of Microsoft's side, `out` follows Salesforce, `paused` is left alone on both sides. */
export type Direction = 'in' | 'out' | 'both' | 'paused';

export interface FieldPolicy {
    direction: Direction;
    /** Who wins where both sides changed a field to different values. */
    winner: Side;
    /** The only values that the Opportunity can hold (the mapping's table); others are not written to it. */
    holds?: readonly string[];
    /** Goes out alone, and what Microsoft has instead is a conflict: an amount that products add up to. */
    insists?: boolean;
    /** Of people: who is taken off one side is taken off the other. Default: nobody is. */
    removes?: boolean;
}

/** Fields that are not named are left alone. */
export interface Policy {
    fields: Partial<Record<FieldName, FieldPolicy>>;
    /** Of an org without multi-currency: every amount in Salesforce is in this currency (ISO 4217). */
    fixedCurrency: string | null;
    /** The currencies that are active in the org, where it has several. */
    currencies?: readonly string[] | null;
    /** The user that the relay signs in to Partner Center as: never taken off a team. */
    signedInEmail?: string | null;
}

/**
 * - `for now`: locked until the referral is accepted; goes out by itself then.
 * - `for good`: Microsoft will never take it.
 * - `empty`: 0 and empty are never sent to Microsoft.
 * - `currency`: the org cannot hold the currency of Microsoft's amount.
 * - `unmapped`: the mapping's table has no such value.
 * - `one way`: help and visibility never go back; the field in Salesforce is set again.
 * - `too many`: more entries than Microsoft takes.
 * - `refused`: Microsoft or the org refused this very value in this phase.
 */
export type HeldReason =
    | 'for now'
    | 'for good'
    | 'empty'
    | 'currency'
    | 'unmapped'
    | 'one way'
    | 'too many'
    | 'refused';

export interface Held {
    field: FieldName;
    /** The side that could not be written. */
    side: Side;
    reason: HeldReason;
    /** Was already in `refused` as it came in: has been shown once. */
    known: boolean;
}

/** The value that was not taken and the phase in which; proposed again only when one of the two changes. */
export interface Refusal {
    /** As memories keep it. */
    value: Remembered;
    phase: Phase;
    reason: HeldReason;
    /** Of a list: the memory from which its change was counted, so that it can be merged anew later. */
    base?: Remembered;
}

/** Plain JSON; kept with the deal between runs. */
export interface Refused {
    crm?: Partial<Record<FieldName, Refusal>>;
    partner?: Partial<Record<FieldName, Refusal>>;
}

export interface Conflict {
    field: FieldName;
    winner: Side;
    crm: Deal[FieldName];
    partner: Deal[FieldName];
}

export interface Reconciliation {
    /** What each side was after its last run; null = never (first run). */
    seen: Record<Side, Memory | null>;
    /** What each side is; null = there is no record on this side yet. */
    now: Record<Side, Deal | null>;
    policy: Policy;
    phase: Phase;
    refused: Refused;
    /** Keyed by whoever keeps the memories. */
    fingerprint: Fingerprint;
    /** Whose values count in a first run, where there are no memories. Default: Salesforce's. */
    origin?: Side;
}

export interface Decision {
    toCrm: Changes;
    toPartner: Changes;
    conflicts: Conflict[];
    held: Held[];
    /** Replaces `refused` when the run is committed. */
    refused: Refused;
}
