import timeZone from '@salesforce/i18n/timeZone';

/** @returns YYYY-MM-DD where the user is */
export const today = (now: Date): string =>
    // The Swedish way to write a day is the one of ISO 8601.
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(now);

/** @param day YYYY-MM-DD */
export const daysAfter = (day: string, days: number): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
