import type { Changes, Deal, FieldName, Person, Solution } from './deal.ts';
import { isList, kindOf } from './field-kinds.ts';
import { equalSolution } from './list-identity.ts';
import { equalElements, pairUp } from './pair-up.ts';
import { samePerson, sameSolution } from './same-value.ts';

/**
 * What Salesforce held after a write, to be its memory: as it was read, with what was sent. Of a list, each
 * element that was sent counts as Salesforce keeps it (a contact's own phone, a solution's name in the
 * catalogue), one that it could not take (a colleague at Microsoft without a user) counts as never held, and
 * one that it could not let go (the owner) as held still; there are no such solutions.
 * What somebody else saved meanwhile is not in it, so it counts as a change next time.
 */
export function heldAfterWrite(before: Deal, sent: Changes, readBack: Deal): Deal {
    const entries = Object.entries(sent).map(([name, value]) => {
        const field = name as FieldName;
        if (!isList(field)) return [field, value];
        const [was, wanted, now] = [before[field], value, readBack[field]];
        return kindOf(field) === 'solutions'
            ? [
                  field,
                  held(
                      was as Solution[],
                      wanted as Solution[],
                      now as Solution[],
                      sameSolution,
                      equalSolution,
                      true
                  )
              ]
            : [field, held(was as Person[], wanted as Person[], now as Person[], samePerson, equalElements)];
    });
    return { ...before, ...Object.fromEntries(entries) };
}

function held<Element extends object>(
    before: Element[],
    wanted: Element[],
    readBack: Element[],
    identical: (left: Element, right: Element) => boolean,
    equal: (left: Element, right: Element) => boolean,
    takesAll = false
): Element[] {
    const left = pairUp(wanted, before, identical, equal);
    const untouched = left.pairs.filter(([now, was]) => equal(now, was)).map(([now]) => now);
    const written = wanted.filter((element) => !untouched.includes(element));
    const others = pairUp(untouched, readBack, identical, equal).onlyRight;
    const kept = pairUp(written, others, identical, equal);
    if (!takesAll) {
        // Who was to go and is there all the same cannot go: the owner of the Opportunity.
        const stayed = pairUp(left.onlyRight, kept.onlyRight, identical, equal).pairs;
        return [...untouched, ...[...kept.pairs, ...stayed].map(([, now]) => now)];
    }
    // What it takes in any case, and has no more or at other terms, somebody has changed since.
    return [
        ...untouched,
        ...kept.pairs.map(([sent, now]) => (equal(sent, now) ? now : sent)),
        ...kept.onlyLeft
    ];
}
