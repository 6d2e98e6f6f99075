import type { Changes, Customer, FieldName, Person, Solution } from '../sync/deal.ts';

/** As sellers call the fields; those that are not named say their own name in words. */
const names: Partial<Record<FieldName, string>> = {
    name: 'Deal name',
    value: 'Deal value',
    closeDate: 'Close date',
    salesStage: 'Sales stage',
    statusReason: 'Reason',
    help: 'How can Microsoft help?',
    notesToMicrosoft: 'Notes to Microsoft',
    visibleToMicrosoft: "Visible to Microsoft's sellers",
    coSellType: 'Co-sell type',
    purchaseIntent: "Customer's purchase intent"
};

export function fieldNameFor(field: FieldName): string {
    const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
    return names[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** What Microsoft never lets anybody change once it is set (see `lockOf`). */
const once: readonly FieldName[] = [
    'customer',
    'purchaseIntent',
    'coSellType',
    'contacts',
    'help',
    'notesToMicrosoft',
    'visibleToMicrosoft'
];

export function locksForGood(changes: Changes): FieldName[] {
    return once.filter((field) => field in changes);
}

const person = ({ firstName, lastName, email, phone }: Person) =>
    [`${firstName ?? ''} ${lastName ?? ''}`.trim(), email, phone].filter(Boolean).join(', ');

const solution = ({ id, name, quantity, price }: Solution) =>
    [name ?? id, quantity && `${quantity} pieces`, price !== null && price.toLocaleString('en-US')]
        .filter(Boolean)
        .join(', ');

const customer = (value: Customer) => Object.values(value).filter(Boolean).join(', ');

/** The value in words; null where there is none. */
export function shownValue(field: FieldName, values: Changes): string | null {
    const value = values[field];
    if (value === undefined || value === null || (Array.isArray(value) && !value.length)) return null;
    if (field === 'solutions') return (value as Solution[]).map(solution).join('; ');
    if (Array.isArray(value)) return (value as Person[]).map(person).join('; ');
    if (typeof value === 'object') return customer(value) || null;
    if (typeof value === 'boolean') return value ? 'Yes' : 'No';
    return typeof value === 'number' ? value.toLocaleString('en-US') : value;
}
