import type { Changes, Customer, FieldName, Person, Solution } from '../sync/deal.ts';

/** What Microsoft never lets anybody change once it is set (see `lockOf`). */
export const lockedOnce: readonly FieldName[] = [
    'customer',
    'purchaseIntent',
    'partnerRole',
    'solutionArea',
    'solutionPlay',
    'coSellType',
    'contacts',
    'help',
    'notesToMicrosoft',
    'visibleToMicrosoft'
];

export function locksForGood(changes: Changes): FieldName[] {
    return lockedOnce.filter((field) => field in changes);
}

const person = ({ firstName, lastName, email, phone }: Person) =>
    [`${firstName ?? ''} ${lastName ?? ''}`.trim(), email, phone].filter(Boolean).join(', ');

const solution = ({ id, name, quantity, price }: Solution) =>
    [name ?? id, [quantity, price].filter((number) => number !== null).join(' × ')]
        .filter(Boolean)
        .join(', ');

const customer = (value: Customer) => Object.values(value).filter(Boolean).join(', ');

/** The value as `previewAnswer` describes it; null where there is none. */
export function shownValue(field: FieldName, values: Changes): string | null {
    const value = values[field];
    if (value === undefined || value === null || (Array.isArray(value) && !value.length)) return null;
    if (field === 'solutions') return (value as Solution[]).map(solution).join('\n');
    if (Array.isArray(value)) return (value as Person[]).map(person).join('\n');
    if (typeof value === 'object') return customer(value) || null;
    return String(value);
}
