// Rows of the store as plain JSON and back. Values that JSON has no word for are tagged: { n: '12.50' } a
// decimal, { l } a long, { f } a double, { d } a date (days), { t } a datetime (ms), { m } a time (ms), { b }
// bytes in base64.
import type { OrgRuntime } from '../org/runtime.ts';
import { ApexDate, Blob, Datetime, Decimal, Double, Time, Unsupported } from '../values/index.ts';
import type { Row } from './row.ts';

/** A row as JSON; nulls are left out. `gone`: it is not there any more. */
export interface StoredRow {
    id: string;
    sobject?: string;
    values?: Record<string, unknown>;
    purged?: boolean;
    gone?: boolean;
}

export function encodeRow(row: Row): StoredRow {
    const values: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(row)) {
        if (field.startsWith('$') || field === 'id' || value === null || value === undefined) continue;
        values[field] = encode(value, `${row.$definition.name}.${field}`);
    }
    return { sobject: row.$definition.name, id: row.id, values, ...(row.$purged ? { purged: true } : {}) };
}

/** The row in the org's present schema; null where it is gone, or the project no longer has the object. */
export function decodeRow(
    runtime: OrgRuntime,
    { sobject = '', id, values = {}, purged }: StoredRow
): Row | null {
    const definition = runtime.schema.get(sobject) ?? runtime.schema.internal.get(sobject);
    if (!definition) return null;
    const row: Row = { ...runtime.db.fresh(definition), id };
    if (purged) row.$purged = true;
    for (const [field, value] of Object.entries(values))
        if (definition.field(field)) row[field] = decode(value);
    return row;
}

function encode(value: unknown, where: string): unknown {
    if (typeof value === 'bigint') return { l: String(value) };
    if (typeof value !== 'object') return value;
    if (value instanceof Decimal) return { n: value.toString() };
    if (value instanceof Double) return { f: value.value };
    if (value instanceof ApexDate) return { d: value.days };
    if (value instanceof Datetime) return { t: value.milliseconds };
    if (value instanceof Time) return { m: value.milliseconds };
    if (value instanceof Blob) return { b: value.bytes.toString('base64') };
    throw new Unsupported(`storing a value of ${where}`);
}

function decode(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    const [[tag, content]] = Object.entries(value) as [[string, never]];
    switch (tag) {
        case 'n':
            return Decimal.parse(content);
        case 'l':
            return BigInt(content);
        case 'f':
            return new Double(content);
        case 'd':
            return new ApexDate(content);
        case 't':
            return new Datetime(content);
        case 'm':
            return new Time(content);
        case 'b':
            return new Blob(Buffer.from(content, 'base64'));
        default:
            throw new Error(`a stored value of unknown kind ${tag}`);
    }
}
