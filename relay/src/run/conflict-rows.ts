import type { LogRow } from '../salesforce/log-row.ts';
import { shownConflicts } from '../sync/conflicts/conflict-text.ts';
import type { FieldName, Solution } from '../sync/deal.ts';
import { isList, kindOf } from '../sync/field-kinds.ts';
import { lostValues } from '../sync/conflicts/lost-values.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import type { Conflict } from '../sync/reconcile-types.ts';

/** A line for each conflict that was decided, with the value that lost, so that it can be restored. */
export function conflictRows(decided: readonly Conflict[], mapping: Mapping, at: Date): LogRow[] {
    return decided.flatMap(({ field, winner, crm, partner }) => {
        const value = (one: Conflict['crm']) => (isList(field) ? listText(field, one) : one);
        const shown = shownConflicts({ [field]: { crm: value(crm), partner: value(partner) } }, mapping);
        const values = lostValues(field, decided, mapping);
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

/** Of a merged list: the solutions as they stood on the side that lost; of people no more than how many. */
function listText(field: FieldName, list: Conflict['crm']): string | null {
    const elements = (list ?? []) as object[];
    if (!elements.length) return null;
    if (kindOf(field) === 'people') return elements.length === 1 ? '1 person' : `${elements.length} people`;
    return (elements as Solution[])
        .map(({ id, quantity, price, currency }) =>
            [id, price !== null && `(${quantity ?? 1} × ${price} ${currency ?? ''}`.trim() + ')'].filter(
                Boolean
            )
        )
        .map((words) => words.join(' '))
        .join(', ');
}
