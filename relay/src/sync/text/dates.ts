/**
 * `2024-11-14`, `2024-11-14T00:00:00Z`, `2022-03-07T05:08:23.810144Z` → `2024-11-14`; what is no date → null.
 */
export function dayOf(text: string | null | undefined): string | null {
    const day = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(text ?? '')?.[1];
    return day && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? day : null;
}

/** Whole seconds of UTC. Salesforce writes `+0000`, Partner Center up to seven digits of a second. */
export function instantOf(text: string | null | undefined): string | null {
    const at = Date.parse((text ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    return Number.isNaN(at) ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `addDays('2024-02-28', 2)` is `2024-03-01`. */
export function addDays(day: string, days: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day that it is there at this moment; `timeZone` by its IANA name. */
export function dayIn(timeZone: string, at: Date): string {
    // The Swedish form is that of ISO 8601.
    return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at);
}
