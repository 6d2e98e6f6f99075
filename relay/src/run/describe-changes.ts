import type { Changes, Deal, FieldName } from '../sync/deal.ts';

/** Fields whose values the log may show; of all others it names the field alone (least disclosure). */
const shown = new Set<FieldName>([
    'name',
    'value',
    'currency',
    'closeDate',
    'salesStage',
    'status',
    'substatus',
    'microsoftStatus'
]);

/** For people: `value 100000 → 120000, notes`. */
export function describeChanges(before: Deal, changes: Changes): string {
    const fields = Object.keys(changes) as FieldName[];
    return fields
        .map((field) =>
            shown.has(field) ? `${field} ${before[field] ?? 'empty'} → ${changes[field] ?? 'empty'}` : field
        )
        .join(', ');
}
