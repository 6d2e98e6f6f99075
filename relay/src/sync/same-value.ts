import type { Customer, Deal, FieldName, Person, Solution } from './deal.ts';
import { kindOf } from './field-kinds.ts';
import { equalElements, pairUp } from './pair-up.ts';

const sameText = (left: string | null, right: string | null) => (left ?? '') === (right ?? '');

/** By e-mail; who has none is known by name and phone. */
export function samePerson(left: Person, right: Person): boolean {
    if (left.email || right.email) return left.email?.toLowerCase() === right.email?.toLowerCase();
    return (
        sameText(left.firstName, right.firstName) &&
        sameText(left.lastName, right.lastName) &&
        sameText(left.phone, right.phone)
    );
}

/** By id and closing date; a side that keeps no closing date for solutions fits any. */
export function sameSolution(left: Solution, right: Solution): boolean {
    if (left.id.toLowerCase() !== right.id.toLowerCase()) return false;
    return !left.closeDate || !right.closeDate || left.closeDate === right.closeDate;
}

function sameElements<Element extends object>(
    left: Element[],
    right: Element[],
    identical: (left: Element, right: Element) => boolean
): boolean {
    if (left.length !== right.length) return false;
    if (left.every((element, index) => equalElements(element, right[index] as Element))) return true;
    const { pairs } = pairUp(left, right, identical);
    return pairs.length === left.length && pairs.every(([one, other]) => equalElements(one, other));
}

function sameCustomer(left: Customer | null, right: Customer | null): boolean {
    const names = Object.keys({ ...left, ...right }) as (keyof Customer)[];
    const compared = names.filter((name) => name !== 'duns' && name !== 'externalId');
    return compared.every((name) => sameText(left?.[name] ?? null, right?.[name] ?? null));
}

/** Whether one side still holds what it held: no projection, lists in any order. */
export function sameValue<Field extends FieldName>(
    field: Field,
    left: Deal[Field],
    right: Deal[Field]
): boolean {
    switch (kindOf(field)) {
        case 'people':
            return sameElements(left as Person[], right as Person[], samePerson);
        case 'solutions':
            return sameElements(left as Solution[], right as Solution[], sameSolution);
        case 'customer':
            return sameCustomer(left as Customer | null, right as Customer | null);
        default:
            return (left ?? null) === (right ?? null);
    }
}

/** Nothing to send: null, '', 0 and the empty list. `false` says something. */
export function isEmpty(value: Deal[FieldName] | undefined): boolean {
    return value == null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}
