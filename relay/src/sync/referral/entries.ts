import type { Person, Solution } from '../deal.ts';

/** The API's own words for a day. */
export function midnight(day: string): string {
    return `${day}T00:00:00Z`;
}

/** Without what is empty: Microsoft reads a null as a value. */
export function filled<Entry extends Record<string, unknown>>(entry: Entry): Partial<Entry> {
    return Object.fromEntries(
        Object.entries(entry).filter(([, value]) => value !== null && value !== undefined && value !== '')
    ) as Partial<Entry>;
}

export function memberEntry(person: Person) {
    const { firstName, lastName, phone, email } = person;
    return filled({ firstName, lastName, phoneNumber: phone, email });
}

/** `type: Name` = by its id in the solution catalogue (resource "Solution"). */
export function solutionEntry(solution: Solution) {
    const { closeDate, currency, price, ...rest } = solution;
    return filled({
        ...rest,
        type: 'Name',
        price,
        currency: price === null ? null : currency,
        closingDateTime: closeDate && midnight(closeDate)
    });
}
