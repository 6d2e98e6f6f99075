import { ApexDate, Datetime, Decimal, Double, type FieldDef } from 'apex-engine';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const day = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'short' });

/**
 * A value as a page shows it to a user in en_US and GMT; null where the UI API has no display value (text,
 * ids).
 */
export function displayValue(field: FieldDef, value: unknown): string | null {
    if (value === null || value === undefined) return null;
    if (value instanceof ApexDate) return day.format(new Date(value.toString()));
    if (value instanceof Datetime) return moment.format(new Date(value.milliseconds));
    if (field.type === 'PICKLIST')
        return field.picklist?.find((p) => p.value === value)?.label ?? String(value);
    const number = asNumber(value);
    if (number === undefined) return null;
    if (field.type === 'CURRENCY') return dollars.format(number);
    const digits = new Intl.NumberFormat('en-US', {
        minimumFractionDigits: field.scale,
        maximumFractionDigits: field.scale
    });
    return field.type === 'PERCENT' ? `${digits.format(number)}%` : digits.format(number);
}

function asNumber(value: unknown): number | undefined {
    if (typeof value === 'number') return value;
    if (value instanceof Decimal) return value.toNumber();
    return value instanceof Double ? value.value : undefined;
}
