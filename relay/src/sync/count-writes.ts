import type { Changes, Deal, FieldName } from './deal.ts';
import { isList } from './field-kinds.ts';
import { remembered, sameAsRemembered, type Fingerprint, type Remembered } from './memory.ts';
import type { Decision, Side } from './reconcile-types.ts';

/** A field that is written to and fro in this many runs in a row is being undone by something else. */
export const MOST_WRITES_IN_A_ROW = 3;

/** The last write of a field, and how many runs in a row wrote to and fro up to it. */
export interface FieldWrite {
    side: Side;
    value: Remembered;
    runs: number;
}
export type FieldWrites = Partial<Record<FieldName, FieldWrite>>;

/**
 * Counts what ping-pongs: a field written in the opposite direction to the run before, or with the same value
 * again. A new value in the same direction is somebody at work, and a run that leaves the field alone (the
 * echo of our own write does) starts its count anew. Lists are merged both ways: of them only the same list
 * again counts.
 */
export function countWrites(
    previous: FieldWrites,
    { toCrm, toPartner }: Pick<Decision, 'toCrm' | 'toPartner'>,
    fingerprint: Fingerprint
): { writes: FieldWrites; oscillating: FieldName[] } {
    const writes: FieldWrites = {};
    const written = [...writesTo('crm', toCrm), ...writesTo('partner', toPartner)];
    for (const { field, side, value } of written) {
        const before = previous[field];
        const sameAgain = before?.side === side && sameAsRemembered(field, before.value, value, fingerprint);
        const back = before !== undefined && before.side !== side && !isList(field);
        writes[field] = {
            side,
            value: remembered(field, value, fingerprint),
            runs: before && (sameAgain || back) ? before.runs + 1 : 1
        };
    }
    const oscillates = ([, write]: [string, FieldWrite]) => write.runs >= MOST_WRITES_IN_A_ROW;
    return {
        writes,
        oscillating: Object.entries(writes)
            .filter(oscillates)
            .map(([field]) => field as FieldName)
    };
}

function writesTo(side: Side, changes: Changes): { field: FieldName; side: Side; value: Deal[FieldName] }[] {
    return Object.entries(changes).map(([field, value]) => ({ field: field as FieldName, side, value }));
}
