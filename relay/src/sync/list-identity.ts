import type { Person, Solution } from './deal.ts';
import type { ListIdentity } from './list-changes.ts';
import { allOf, whoOf, type Fingerprint, type RememberedPerson } from './memory.ts';
import { equalElements } from './pair-up.ts';
import { samePerson, sameSolution } from './same-value.ts';

/** What Microsoft's and Salesforce's catalogues say of a solution themselves: it fills gaps, no more. */
const catalogue: ReadonlySet<keyof Solution> = new Set<keyof Solution>([
    'id',
    'name',
    'solutionType',
    'publisherName'
]);

export const solutionIdentity: ListIdentity<Solution, Solution> = {
    identical: sameSolution,
    equal: equalSolution,
    seenIdentical: sameSolution,
    seenEqual: equalSolution,
    keep: (solution) => solution,
    overlay(held, by) {
        const filled = Object.entries(by).filter(
            ([name, value]) =>
                value !== null &&
                (!catalogue.has(name as keyof Solution) || held[name as keyof Solution] === null)
        );
        return { ...held, ...Object.fromEntries(filled) };
    }
};

/** The same solution at the same terms. No price has no currency; Salesforce keeps no closing date. */
export function equalSolution(left: Solution, right: Solution): boolean {
    return (
        sameSolution(left, right) &&
        (left.price ?? null) === (right.price ?? null) &&
        (left.quantity ?? null) === (right.quantity ?? null) &&
        (left.price === null || !left.currency || !right.currency || left.currency === right.currency)
    );
}

/**
 * People are remembered as fingerprints, so these are compared. A fingerprint costs more than all the rest of
 * the comparison: each is made once, and the one of the identity only where something has changed.
 */
export function personIdentity(fingerprint: Fingerprint): ListIdentity<RememberedPerson, Person> {
    const who = once((person: Person) => whoOf(person, fingerprint));
    const all = once((person: Person) => allOf(person, fingerprint));
    return {
        identical: samePerson,
        equal: equalElements,
        seenIdentical: (seen, now) => seen.who === who(now),
        seenEqual: (seen, now) => seen.all === all(now),
        keep: (person) => ({ who: who(person), all: all(person) }),
        overlay(held, by) {
            const filled = Object.entries(by).filter(([, value]) => value !== null);
            return { ...held, ...Object.fromEntries(filled) };
        }
    };
}

function once(make: (person: Person) => string): (person: Person) => string {
    const made = new Map<Person, string>();
    return (person) => {
        const known = made.get(person) ?? make(person);
        made.set(person, known);
        return known;
    };
}
