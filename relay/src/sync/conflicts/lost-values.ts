import { z } from 'zod';
import type { Changes, FieldName } from '../deal.ts';
import { fieldNames } from '../deal.ts';
import { isList, unitsOfFields } from '../field-kinds.ts';
import type { Mapping } from '../mapping/document.ts';
import { isRelated } from '../mapping/relations.ts';
import type { Conflict } from '../reconcile-types.ts';

/** The values that a decided conflict has cost, as the log keeps them: plain, by deal field. */
export type LostValues = Changes;

const kept = z.partialRecord(
    z.enum(fieldNames as [FieldName, ...FieldName[]]),
    z.union([z.string(), z.number(), z.boolean(), z.null()])
);

/** Fields whose value stands in a field of the Opportunity itself and may come in: these can be restored. */
function canBeRestored(field: FieldName, { rows }: Mapping): boolean {
    return (
        !isList(field) &&
        rows.some(
            (row) => row.deal === field && row.direction === 'both' && row.opportunity && !isRelated(row)
        )
    );
}

/** What moves together is lost together, and restored together. Null: nothing of it can be restored. */
export function lostValues(
    field: FieldName,
    decided: readonly Conflict[],
    mapping: Mapping
): LostValues | null {
    if (!canBeRestored(field, mapping)) return null;
    const unit = unitsOfFields.find((one) => one.includes(field)) ?? [field];
    const lost = decided.filter((one) => unit.includes(one.field) && canBeRestored(one.field, mapping));
    return Object.fromEntries(
        lost.map(({ field: one, winner, crm, partner }) => [one, winner === 'crm' ? partner : crm])
    ) as LostValues;
}

/** What a row of the log keeps, for the mapping as it is by now; null: nothing that can be restored. */
export function readLostValues(text: string | null, mapping: Mapping): LostValues | null {
    if (text === null) return null;
    const read = kept.safeParse(parsed(text));
    if (!read.success) return null;
    const entries = Object.entries(read.data).filter(([field]) => canBeRestored(field as FieldName, mapping));
    return entries.length ? (Object.fromEntries(entries) as LostValues) : null;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}
