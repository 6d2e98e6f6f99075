import type { OrgRuntime } from '../../org/runtime.ts';
import type { Datetime } from '../../values/index.ts';
import type { Row } from '../row.ts';

/** Puts in what the platform sets: audit fields; for a new row id, owner and auto-numbers too. */
export function stampRow(rt: OrgRuntime, operation: 'insert' | 'update', row: Row, now: Datetime): void {
    row.lastmodifieddate = now;
    row.systemmodstamp = now;
    row.lastmodifiedbyid = rt.user.id;
    if (operation === 'update') return;
    row.id = rt.db.newId(row.$definition);
    row.createddate ??= now;
    row.createdbyid ??= rt.user.id;
    row.isdeleted = false;
    if (row.$definition.field('ownerid') && !row.ownerid) row.ownerid = rt.user.id;
    for (const { key, autoNumberFormat } of row.$definition.fields.values())
        if (autoNumberFormat) row[key] = autoNumber(rt, row.$definition.key + key, autoNumberFormat);
}

/** The next number of a field in its format: `A-{0000}` gives `A-0001`. */
function autoNumber({ db }: OrgRuntime, field: string, format: string): string {
    const number = (db.autoNumbers.get(field) ?? 0) + 1;
    db.autoNumbers.set(field, number);
    return format
        .replace(/\{(0+)\}/, (_, zeros: string) => String(number).padStart(zeros.length, '0'))
        .replace(/\{[^}]*\}/g, '');
}
