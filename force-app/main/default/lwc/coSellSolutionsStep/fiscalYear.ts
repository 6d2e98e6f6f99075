/** Microsoft's fiscal year of a day: it begins in July, and FY27 ends in June 2027. */
export function fiscalYearOf(day: Date): string {
    const JULY = 6;
    const year = day.getMonth() >= JULY ? day.getFullYear() + 1 : day.getFullYear();
    return `FY${String(year % 100).padStart(2, '0')}`;
}
