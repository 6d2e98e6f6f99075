import type { LogRow } from '../salesforce/log-row.ts';
import { shownConflicts } from '../sync/conflicts/conflict-text.ts';
import type { OpenConflicts } from '../sync/conflicts/open-conflicts.ts';
import type { Mapping } from '../sync/mapping/document.ts';

/** A line with both values for each conflict that waits for a person; what `before` has was told already. */
export function askedConflictRows(
    open: OpenConflicts,
    before: OpenConflicts,
    mapping: Mapping,
    at: Date
): LogRow[] {
    const fresh = Object.fromEntries(Object.entries(open).filter(([field]) => !(field in before)));
    return shownConflicts(fresh, mapping).map(({ field, salesforce, microsoft }) => ({
        direction: 'From Microsoft',
        step: 'Conflict',
        outcome: 'Held',
        detail:
            `${field} was changed on both sides and waits for a choice. ` +
            `Salesforce: ${salesforce ?? 'empty'}. Microsoft: ${microsoft ?? 'empty'}.`,
        milliseconds: 0,
        at
    }));
}
