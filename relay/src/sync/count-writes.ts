import type { FieldName } from './deal.ts';

/** A field that is written in this many runs in a row is being undone by something else. */
export const MOST_WRITES_IN_A_ROW = 3;

/**
 * `previous`: how often each field was written without a pause up to the last run; `written`: in this run, on
 * either side. A run that leaves a field alone (the echo of our own write does) starts its count anew.
 */
export function countWrites(
    previous: Readonly<Record<string, number>>,
    written: readonly FieldName[]
): { writes: Record<string, number>; oscillating: FieldName[] } {
    const fields = [...new Set(written)];
    const writes = Object.fromEntries(fields.map((field) => [field, (previous[field] ?? 0) + 1]));
    return { writes, oscillating: fields.filter((field) => (writes[field] ?? 0) >= MOST_WRITES_IN_A_ROW) };
}
