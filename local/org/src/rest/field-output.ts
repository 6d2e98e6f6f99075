import { Blob, ApexDate, Datetime, Decimal, Double, Time, PlatformObject } from 'apex-engine';

/**
 * A field's value as the REST API writes it: numbers as numbers, `2026-11-20`,
 * `2026-11-20T11:00:00.000+0000`.
 */
export function fieldOutput(value: unknown): unknown {
    if (value === null || value === undefined) return null;
    if (typeof value === 'bigint') return Number(value);
    if (value instanceof Decimal) return value.toNumber();
    if (value instanceof Double) return value.value;
    if (value instanceof ApexDate || value instanceof Time) return value.toString();
    if (value instanceof Datetime) return value.toRecordJson();
    if (value instanceof Blob) return value.bytes.toString('base64');
    if (value instanceof PlatformObject && value.$class === 'Address') return address(value);
    return value;
}

function address(value: PlatformObject) {
    const part = (name: string) => fieldOutput(value[name.toLowerCase() as keyof PlatformObject]);
    const parts = 'city country geocodeAccuracy latitude longitude postalCode state street'.split(' ');
    return Object.fromEntries(parts.map((name) => [name, part(name)]));
}
