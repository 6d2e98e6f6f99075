import type { LogRow } from '../salesforce/log-row.ts';
import { shownConflicts } from '../sync/conflicts/conflict-text.ts';
import type { OpenConflicts } from '../sync/conflicts/open-conflicts.ts';
import type { FieldName } from '../sync/deal.ts';
import { isList } from '../sync/field-kinds.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import type { Conflict } from '../sync/reconcile-types.ts';

/**
 * A line for each conflict: of one that was decided with the value that lost, so that it can be restored; of one that
 * waits for a person with both, once.
 */
export function conflictRows(
    decided: readonly Conflict[],
    open: OpenConflicts,
    before: OpenConflicts,
    mapping: Mapping,
    at: Date
): LogRow[] {
    const row = (detail: string, outcome: LogRow['outcome'], direction: LogRow['direction']): LogRow => ({
        direction,
        step: 'Conflict',
        outcome,
        detail,
        milliseconds: 0,
        at
    });
    // Lists are merged: nothing of them is lost.
    const lost = decided
        .filter(({ field }) => !isList(field))
        .flatMap(({ field, winner, crm, partner }) => {
            const [one] = shownConflicts({ [field]: { crm, partner } }, mapping);
            if (!one) return [];
            const [kept, gone] =
                winner === 'crm' ? ['Salesforce', one.microsoft] : ['Microsoft', one.salesforce];
            const detail = `${one.field} was changed on both sides; ${kept}'s counts. The other was: ${gone ?? 'empty'}`;
            return [row(detail, 'Done', winner === 'crm' ? 'To Microsoft' : 'From Microsoft')];
        });
    const fresh = Object.fromEntries(
        Object.entries(open).filter(([field]) => !(field in before))
    ) as OpenConflicts;
    const asked = shownConflicts(fresh, mapping).map(({ field, salesforce, microsoft }) =>
        row(
            `${field} was changed on both sides and waits for a choice. ` +
                `Salesforce: ${salesforce ?? 'empty'}. Microsoft: ${microsoft ?? 'empty'}`,
            'Held',
            'From Microsoft'
        )
    );
    return [...lost, ...asked];
}

/** The deal fields that conflicts and resolutions name, by the API name that people use. */
export function fieldOf(mapping: Mapping, opportunityField: string): FieldName | null {
    return mapping.rows.find(({ opportunity }) => opportunity === opportunityField)?.deal ?? null;
}
