import { ApexDate, Datetime, DAY_MILLISECONDS, isNumber, toNumber } from '../values/index.ts';

/** In a formula, empty text is blank too. */
export const isBlank = (value: unknown): value is null | undefined | '' =>
    value === null || value === undefined || value === '';

/** The value as a number of JavaScript; null where it is blank. */
export function asNumber(value: unknown): number | null {
    if (isBlank(value)) return null;
    if (isNumber(value)) return toNumber(value);
    return Number(value);
}

/** The value as text of a formula: blank is empty, a date-time ends in Z. */
export function asText(value: unknown): string {
    if (value === null || value === undefined) return '';
    if (value instanceof Datetime) return `${value.js.toISOString().slice(0, 19).replace('T', ' ')}Z`;
    return String(value);
}

/** What two values are compared by: text as it is, all else as a number (dates in milliseconds). */
export function comparable(value: unknown): string | number | null {
    if (value instanceof ApexDate) return value.days * DAY_MILLISECONDS;
    if (value instanceof Datetime) return value.milliseconds;
    if (typeof value === 'string') return value;
    return asNumber(value);
}
