import type { Changes, Deal, FieldName } from './deal.ts';
import { isList, kindOf } from './field-kinds.ts';
import { remembered, sameAsRemembered, type Fingerprint, type Memory, type Remembered } from './memory.ts';
import type { Decision, HeldReason, Phase, Reconciliation, Refused, Side } from './reconcile-types.ts';
import { isEmpty } from './same-value.ts';

/** The reason for which this very value was not taken in this phase before; null = it may be proposed. */
export function refusedBefore(
    field: FieldName,
    side: Side,
    value: Deal[FieldName],
    run: Pick<Reconciliation, 'refused' | 'phase' | 'fingerprint'>
): HeldReason | null {
    const refusal = run.refused[side]?.[field];
    if (!refusal || refusal.phase !== run.phase) return null;
    return sameAsRemembered(field, refusal.value, value, run.fingerprint) ? refusal.reason : null;
}

/** Whether a write to `side` waits: asked for before, not taken, and still what the other side says. */
export function waits(
    field: FieldName,
    side: Side,
    value: Deal[FieldName],
    run: Pick<Reconciliation, 'refused' | 'fingerprint'>
): boolean {
    const refusal = run.refused[side]?.[field];
    return refusal !== undefined && sameAsRemembered(field, refusal.value, value, run.fingerprint);
}

/** Notes in the decision that `value` was not written to `side`, and remembers it for the next run. */
export function hold(
    field: FieldName,
    side: Side,
    value: Deal[FieldName],
    reason: HeldReason,
    run: Reconciliation,
    decision: Decision,
    base?: Remembered
): void {
    const before = run.refused[side]?.[field];
    const shown = before?.reason === reason && waits(field, side, value, run);
    // Of a first run nobody has typed anything: what waits then is no news.
    const known = shown || (reason === 'for now' && !run.seen.crm);
    decision.held.push({ field, side, reason, known });
    const kept = remembered(field, value, run.fingerprint);
    const refusal = { value: kept, phase: run.phase, reason, ...(base === undefined ? {} : { base }) };
    decision.refused[side] = { ...decision.refused[side], [field]: refusal };
}

/**
 * What the run adds to `refused` when a side refused these values: they are not sent again as they are.
 * `seen`: the memory of the side where they were changed, from which a list is merged anew later.
 */
export function withRefusal(
    refused: Refused,
    side: Side,
    changes: Changes,
    run: { phase: Phase; fingerprint: Fingerprint; seen: Memory | null }
): Refused {
    const entries = Object.entries(changes).map(([name, value]) => {
        const field = name as FieldName;
        const base = isList(field) ? { base: refused[side]?.[field]?.base ?? run.seen?.[field] ?? null } : {};
        const kept = remembered(field, value, run.fingerprint);
        return [field, { value: kept, phase: run.phase, reason: 'refused', ...base }];
    });
    return { ...refused, [side]: { ...refused[side], ...Object.fromEntries(entries) } };
}

/** Salesforce requires these of every Opportunity. */
const requiredInCrm: ReadonlySet<FieldName> = new Set<FieldName>(['name', 'closeDate', 'salesStage']);

/**
 * An empty value that the side never takes: Microsoft none at all (a flag has none), Salesforce for its
 * required fields.
 */
export function neverEmpty(field: FieldName, side: Side, value: Deal[FieldName]): boolean {
    const nothing = isEmpty(value) || (kindOf(field) === 'flag' && value === false);
    return nothing && (side === 'partner' || requiredInCrm.has(field));
}
