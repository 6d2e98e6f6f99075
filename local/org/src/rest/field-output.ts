import { ABlob, ADate, ADatetime, ADecimal, ADouble, ATime, NObj } from 'apex-engine';

/**
 * A field's value as the REST API writes it: numbers as numbers, `2026-11-20`,
 * `2026-11-20T11:00:00.000+0000`.
 */
export function fieldOutput(value: unknown): unknown {
    if (value === null || value === undefined) return null;
    if (typeof value === 'bigint') return Number(value);
    if (value instanceof ADecimal) return value.num();
    if (value instanceof ADouble) return value.v;
    if (value instanceof ADate || value instanceof ATime) return value.toString();
    if (value instanceof ADatetime) return value.iso();
    if (value instanceof ABlob) return value.b.toString('base64');
    if (value instanceof NObj && value.$t === 'Address') return address(value);
    return value;
}

function address(value: NObj) {
    const part = (name: string) => fieldOutput(value[name.toLowerCase()]);
    const parts = 'city country geocodeAccuracy latitude longitude postalCode state street'.split(' ');
    return Object.fromEntries(parts.map((name) => [name, part(name)]));
}
