/** Numbers and numeric strings (Microsoft sends `"10000"` too); anything else is null. */
export function numberOf(value: unknown): number | null {
    if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
}

/** Two decimals, as a Currency field of Salesforce holds. */
export function roundMoney(value: number): number {
    return Number(value.toFixed(2));
}
