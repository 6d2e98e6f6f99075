import type { Changes, Customer, Deal, FieldName, Person } from './deal.ts';
import { kindOf } from './field-kinds.ts';
import { sameValue } from './same-value.ts';

/** A keyed hash: the same text gives the same short word, and the word gives nothing of the text. */
export type Fingerprint = (text: string) => string;

/**
 * What a side held, as it is kept between runs: business values as they are, of notes, customers and people
 * only fingerprints (least disclosure).
 */
export type Memory = Partial<Record<FieldName, Remembered>>;
export type Remembered = Deal[FieldName] | RememberedPerson[];

/** `who`: the identity (e-mail address, else name and phone); `all`: every property. */
export interface RememberedPerson {
    who: string;
    all: string;
}

const personal: ReadonlySet<FieldName> = new Set<FieldName>([
    'notes',
    'notesToMicrosoft',
    'statusReason',
    'customer',
    'contacts',
    'team',
    'microsoftSellerName',
    'microsoftSellerEmail'
]);

/** The form in which a value is kept. */
export function remembered(field: FieldName, value: Deal[FieldName], fingerprint: Fingerprint): Remembered {
    if (!personal.has(field) || value === null) return value;
    if (kindOf(field) === 'people')
        return (value as Person[]).map((person) => rememberedPerson(person, fingerprint));
    if (field === 'customer') {
        const text = customerText(value as Customer);
        return text && fingerprint(text);
    }
    return value === '' ? null : fingerprint(`text ${String(value)}`);
}

/** The memory of a side, or of what was sent to it. */
export function remember(values: Changes, fingerprint: Fingerprint): Memory {
    return Object.fromEntries(
        Object.entries(values).map(([field, value]) => [
            field,
            remembered(field as FieldName, value, fingerprint)
        ])
    );
}

/** Whether a side holds what the memory says: no projection, lists in any order. */
export function sameAsRemembered(
    field: FieldName,
    memory: Remembered | undefined,
    value: Deal[FieldName],
    fingerprint: Fingerprint
): boolean {
    if (!personal.has(field)) return sameValue(field, memory as Deal[FieldName], value);
    const now = remembered(field, value, fingerprint);
    if (!Array.isArray(now) || !Array.isArray(memory)) return (memory ?? null) === (now ?? null);
    const [left, right] = [memory, now].map((people) =>
        (people as RememberedPerson[]).map(({ all }) => all).sort()
    );
    return left?.join() === right?.join();
}

export function rememberedPerson(person: Person, fingerprint: Fingerprint): RememberedPerson {
    return { who: whoOf(person, fingerprint), all: allOf(person, fingerprint) };
}

/** See `RememberedPerson`. */
export function whoOf({ firstName, lastName, email, phone }: Person, fingerprint: Fingerprint): string {
    const address = email?.toLowerCase();
    return fingerprint(
        address ? `e-mail ${address}` : `name ${JSON.stringify([firstName, lastName, phone].map(nothing))}`
    );
}

/** See `RememberedPerson`. */
export function allOf({ firstName, lastName, email, phone }: Person, fingerprint: Fingerprint): string {
    return fingerprint(`person ${JSON.stringify([firstName, lastName, email, phone].map(nothing))}`);
}

const nothing = (text: string | null) => text ?? '';

/** Null: it says nothing. */
function customerText(customer: Customer): string | null {
    const filled = Object.entries(customer).filter(([, value]) => value);
    if (!filled.length) return null;
    return `customer ${JSON.stringify(filled.sort(([left], [right]) => (left < right ? -1 : 1)))}`;
}
