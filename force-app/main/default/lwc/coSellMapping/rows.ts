import type { DealFieldInfo, MappingDocument, MappingRow } from '@cosell/contracts/setup-answers';

/** A field of a deal with its row of the document, if it has one. */
export interface FieldRow {
    info: DealFieldInfo;
    row: MappingRow | null;
}

export function rowOf(document: MappingDocument, deal: string): MappingRow | null {
    return document.rows.find((row) => row.deal === deal) ?? null;
}

/** One for each field of a deal, in the order of `fields`: required ones first. */
export function rowsOf(document: MappingDocument, fields: readonly DealFieldInfo[]): FieldRow[] {
    return fields.map((info) => ({ info, row: rowOf(document, info.deal) }));
}

/** The document with this row in the place of that of the same deal field; the rest is left as it is. */
export function withRow(document: MappingDocument, row: MappingRow): MappingDocument {
    const rows = document.rows.some(({ deal }) => deal === row.deal)
        ? document.rows.map((one) => (one.deal === row.deal ? row : one))
        : [...document.rows, row];
    return { ...document, rows };
}
