import type { OrgRuntime } from '../../org/runtime.ts';
import type { Datetime } from '../../values/index.ts';
import type { Row } from '../row.ts';

/** Puts in what the platform sets: audit fields; for a new row id, owner and auto-numbers too. */
export function stampRow(runtime: OrgRuntime, operation: 'insert' | 'update', row: Row, now: Datetime): void {
    row.lastmodifieddate = now;
    row.systemmodstamp = now;
    row.lastmodifiedbyid = runtime.user.id;
    if (operation === 'update') return;
    row.id = runtime.db.newId(row.$definition);
    row.createddate ??= now;
    row.createdbyid ??= runtime.user.id;
    row.isdeleted = false;
    if (row.$definition.field('ownerid') && !row.ownerid) row.ownerid = runtime.user.id;
    for (const { key, autoNumberFormat } of row.$definition.fields.values())
        if (autoNumberFormat) row[key] = autoNumber(runtime, row.$definition.key + key, autoNumberFormat);
}

/** The next number of a field in its format: `A-{0000}` gives `A-0001`. */
function autoNumber({ db }: OrgRuntime, field: string, format: string): string {
    const number = (db.autoNumbers.get(field) ?? 0) + 1;
    db.autoNumbers.set(field, number);
    return format
        .replace(/\{(0+)\}/, (_, zeros: string) => String(number).padStart(zeros.length, '0'))
        .replace(/\{[^}]*\}/g, '');
}
