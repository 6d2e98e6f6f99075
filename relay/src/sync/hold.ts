import type { Deal, FieldName } from './deal.ts';
import { kindOf } from './field-kinds.ts';
import type { Decision, HeldReason, Phase, Reconciliation, Refused, Side } from './reconcile-types.ts';
import { isEmpty, sameValue } from './same-value.ts';

/** The reason for which this very value was not taken in this phase before; null = it may be proposed. */
export function refusedBefore(
    field: FieldName,
    side: Side,
    value: Deal[FieldName],
    run: Pick<Reconciliation, 'refused' | 'phase'>
): HeldReason | null {
    const refusal = run.refused[side]?.[field];
    if (!refusal || refusal.phase !== run.phase) return null;
    return sameValue(field, refusal.value, value) ? refusal.reason : null;
}

/** Whether a write to `side` waits: asked for before, not taken, and still what the other side says. */
export function waits(field: FieldName, side: Side, value: Deal[FieldName], refused: Refused): boolean {
    const refusal = refused[side]?.[field];
    return refusal !== undefined && sameValue(field, refusal.value, value);
}

/** Notes in the decision that `value` was not written to `side`, and remembers it for the next run. */
export function hold(
    field: FieldName,
    side: Side,
    value: Deal[FieldName],
    reason: HeldReason,
    run: Reconciliation,
    decision: Decision,
    base?: Deal[FieldName]
): void {
    const before = run.refused[side]?.[field];
    const known = before !== undefined && before.reason === reason && sameValue(field, before.value, value);
    decision.held.push({ field, side, reason, known });
    const refusal = { value, phase: run.phase, reason, ...(base === undefined ? {} : { base }) };
    decision.refused[side] = { ...decision.refused[side], [field]: refusal };
}

/** What the run adds to `refused` when a side refused these values: they are not sent again as they are. */
export function withRefusal(refused: Refused, side: Side, changes: Partial<Deal>, phase: Phase): Refused {
    const entries = Object.entries(changes).map(([field, value]) => [
        field,
        { value, phase, reason: 'refused' }
    ]);
    return { ...refused, [side]: { ...refused[side], ...Object.fromEntries(entries) } };
}

/** Salesforce requires these of every Opportunity. */
const requiredInCrm: ReadonlySet<FieldName> = new Set<FieldName>(['name', 'closeDate']);

/**
 * An empty value that the side never takes: Microsoft none at all (a flag has none), Salesforce for its
 * required fields.
 */
export function neverEmpty(field: FieldName, side: Side, value: Deal[FieldName]): boolean {
    const nothing = isEmpty(value) || (kindOf(field) === 'flag' && value === false);
    return nothing && (side === 'partner' || requiredInCrm.has(field));
}
