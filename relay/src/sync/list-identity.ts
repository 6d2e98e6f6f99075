import type { Person, Solution } from './deal.ts';
import type { ListIdentity } from './list-changes.ts';
import { rememberedPerson, type Fingerprint, type RememberedPerson } from './memory.ts';
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

/** People are remembered as fingerprints, so these are compared. */
export function personIdentity(fingerprint: Fingerprint): ListIdentity<RememberedPerson, Person> {
    return {
        identical: samePerson,
        equal: equalElements,
        seenIdentical: (seen, now) => seen.who === rememberedPerson(now, fingerprint).who,
        seenEqual: (seen, now) => seen.all === rememberedPerson(now, fingerprint).all,
        keep: (person) => rememberedPerson(person, fingerprint),
        overlay(held, by) {
            const filled = Object.entries(by).filter(([, value]) => value !== null);
            return { ...held, ...Object.fromEntries(filled) };
        }
    };
}
