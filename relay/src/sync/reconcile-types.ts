import type { Changes, Deal, FieldName } from './deal.ts';

export type Side = 'crm' | 'partner';

/** Where the partner's own referral stands; `absent`: there is none yet. */
export type Phase = 'absent' | 'new' | 'active' | 'closed';

/** `in` is a mirror of Microsoft's side, `out` follows Salesforce, `paused` is left alone on both sides. */
export type Direction = 'in' | 'out' | 'both' | 'paused';

export interface FieldPolicy {
    direction: Direction;
    /** Who wins where both sides changed a field to different values. */
    winner: Side;
}

/** Fields that are not named are left alone. */
export interface Policy {
    fields: Partial<Record<FieldName, FieldPolicy>>;
    /** Of an org without multi-currency: every amount in Salesforce is in this currency (ISO 4217). */
    fixedCurrency: string | null;
}

/**
 * - `for now`: locked until the referral is accepted; goes out by itself then.
 * - `for good`: Microsoft will never take it.
 * - `empty`: 0 and empty are never sent to Microsoft.
 * - `currency`: the org cannot hold the currency of Microsoft's amount.
 * - `refused`: Microsoft or the org refused this very value in this phase.
 */
export type HeldReason = 'for now' | 'for good' | 'empty' | 'currency' | 'refused';

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
    value: Deal[FieldName];
    phase: Phase;
    reason: HeldReason;
    /** Of a list: the memory from which its change was counted, so that it can be merged anew later. */
    base?: Deal[FieldName];
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
    seen: Record<Side, Deal | null>;
    /** What each side is; null = there is no record on this side yet. */
    now: Record<Side, Deal | null>;
    policy: Policy;
    phase: Phase;
    refused: Refused;
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
