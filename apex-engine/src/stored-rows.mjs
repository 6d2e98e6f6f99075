// Rows of the store as plain JSON and back. Values that JSON has no word for are tagged: { n: '12.50' } a
// decimal, { l } a long, { f } a double, { d } a date (days), { t } a datetime (ms), { m } a time (ms), { b }
// bytes in base64.
import { ADecimal, ADouble, ADate, ADatetime, ATime, ABlob, Unsupported } from './values.mjs';

/** { sobject, id, values, purged? } of a stored row; nulls are left out. */
export function encodeRow(row) {
    const values = {};
    for (const [field, value] of Object.entries(row)) {
        if (field.startsWith('$') || field === 'id' || value === null || value === undefined) continue;
        values[field] = encode(value, `${row.$d.name}.${field}`);
    }
    return { sobject: row.$d.name, id: row.id, values, ...(row.$purged ? { purged: true } : {}) };
}

/** The row of encodeRow in the org's present schema, or null when the project no longer has the object. */
export function decodeRow(rt, { sobject, id, values, purged }) {
    const d = rt.schema.get(sobject) ?? rt.schema.internal.get(sobject);
    if (!d) return null;
    const row = { ...rt.db.fresh(d), id };
    if (purged) row.$purged = true;
    for (const [field, value] of Object.entries(values)) if (d.field(field)) row[field] = decode(value);
    return row;
}

function encode(value, where) {
    if (typeof value === 'bigint') return { l: String(value) };
    if (typeof value !== 'object') return value;
    if (value instanceof ADecimal) return { n: value.toString() };
    if (value instanceof ADouble) return { f: value.v };
    if (value instanceof ADate) return { d: value.d };
    if (value instanceof ADatetime) return { t: value.t };
    if (value instanceof ATime) return { m: value.ms };
    if (value instanceof ABlob) return { b: value.b.toString('base64') };
    throw new Unsupported(`storing a value of ${where}`);
}

function decode(value) {
    if (value === null || typeof value !== 'object') return value;
    const [[tag, content]] = Object.entries(value);
    switch (tag) {
        case 'n':
            return ADecimal.parse(content);
        case 'l':
            return BigInt(content);
        case 'f':
            return new ADouble(content);
        case 'd':
            return new ADate(content);
        case 't':
            return new ADatetime(content);
        case 'm':
            return new ATime(content);
        case 'b':
            return new ABlob(Buffer.from(content, 'base64'));
        default:
            throw new Error(`a stored value of unknown kind ${tag}`);
    }
}
