import type { LogRow } from '../salesforce/log-row.ts';
import { shownConflicts } from '../sync/conflicts/conflict-text.ts';
import { isList } from '../sync/field-kinds.ts';
import { lostValues } from '../sync/conflicts/lost-values.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import type { Conflict } from '../sync/reconcile-types.ts';

/** A line for each conflict that was decided, with the value that lost, so that it can be restored. */
export function conflictRows(decided: readonly Conflict[], mapping: Mapping, at: Date): LogRow[] {
    // Lists are merged: nothing of them is lost.
    const scalars = decided.filter(({ field }) => !isList(field));
    return scalars.flatMap(({ field, winner, crm, partner }) => {
        const shown = shownConflicts({ [field]: { crm, partner } }, mapping);
        const values = lostValues(field, scalars, mapping);
        return shown.map((conflict): LogRow => {
            const ours = winner === 'crm';
            const side = ours ? 'Salesforce' : 'Microsoft';
            const lost = (ours ? conflict.microsoft : conflict.salesforce) ?? 'empty';
            return {
                direction: ours ? 'To Microsoft' : 'From Microsoft',
                step: 'Conflict',
                outcome: 'Done',
                detail:
                    `${conflict.field} was changed on both sides: that of ${side} counts; ` +
                    `the other value was ${lost}.`,
                ...(values ? { restores: { field: conflict.field, values } } : {}),
                milliseconds: 0,
                at
            };
        });
    });
}
