import type { Deal, FieldName } from './deal.ts';
import type { Reconciliation, Side } from './reconcile-types.ts';
import { sameAsRemembered } from './memory.ts';
import { isEmpty } from './same-value.ts';

/**
 * Whether somebody changed the field on this side: it differs from what this very side held after the last
 * run. With no memory the side where the deal began has spoken, and the other only where that one says
 * nothing.
 */
export function moved(field: FieldName, side: Side, run: Reconciliation, now: Record<Side, Deal>): boolean {
    const seen = run.seen[side];
    if (!seen) {
        const other = side === 'crm' ? 'partner' : 'crm';
        const spoke = side === (run.origin ?? 'crm') || isEmpty(now[other][field]);
        return spoke && !isEmpty(now[side][field]);
    }
    // A field that this memory does not know yet (the model has grown since) counts as unchanged.
    if (!(field in seen)) return false;
    return !sameAsRemembered(field, seen[field], now[side][field], run.fingerprint);
}
