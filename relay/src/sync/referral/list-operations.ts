import type { PatchOperation } from '../../partner-center/client-types.ts';
import type { Referral } from '../../partner-center/referral.ts';
import type { Person, Solution } from '../deal.ts';
import { equalElements, pairUp } from '../pair-up.ts';
import { samePerson, sameSolution } from '../same-value.ts';
import { personOf, solutionOf } from './deal-from-referral.ts';
import { memberEntry, solutionEntry } from './entries.ts';

type Entry = Record<string, unknown>;

export function teamOperations(wanted: Person[] | undefined, referral: Referral): PatchOperation[] {
    return peopleOperations('/team', wanted, referral.team);
}

export function contactOperations(wanted: Person[] | undefined, referral: Referral): PatchOperation[] {
    return peopleOperations('/customerProfile/team', wanted, referral.customerProfile?.team);
}

function peopleOperations(
    path: string,
    wanted: Person[] | undefined,
    entries: Entry[] | null | undefined
): PatchOperation[] {
    const held = (entries ?? []).map((entry) => ({ entry, element: personOf(entry) }));
    return wanted ? listOperations(path, wanted, held, samePerson, memberEntry) : [];
}

export function solutionOperations(wanted: Solution[] | undefined, referral: Referral): PatchOperation[] {
    const entries = referral.details?.requirements?.solutions ?? [];
    const held = entries.flatMap((entry) => solutionOf(entry).map((element) => ({ entry, element })));
    const path = '/details/requirements/solutions';
    return wanted ? listOperations(path, wanted, held, sameSolution, solutionEntry) : [];
}

/**
 * Additions one by one, so that what a colleague adds meanwhile stays; anything else replaces the list, with
 * every property of the entries that stay (a contact's title, a member's contact preference).
 */
function listOperations<Element extends object>(
    path: string,
    wanted: Element[],
    held: { entry: Entry; element: Element }[],
    identical: (left: Element, right: Element) => boolean,
    entryOf: (element: Element) => Entry
): PatchOperation[] {
    const elements = held.map(({ element }) => element);
    const { pairs, onlyLeft: added, onlyRight: gone } = pairUp(wanted, elements, identical);
    const onlyAdded = gone.length === 0 && pairs.every(([one, other]) => equalElements(one, other));
    if (onlyAdded && held.length > 0)
        return added.map((element) => ({ op: 'add' as const, path: `${path}/-`, value: entryOf(element) }));
    if (onlyAdded && added.length === 0) return [];
    const entries = new Map(
        pairs.map(([element, twin]) => [element, held.find((one) => one.element === twin)])
    );
    const value = wanted.map((element) => ({ ...entries.get(element)?.entry, ...entryOf(element) }));
    return [{ op: 'replace', path, value }];
}
