import type { Solution } from './deal.ts';
import { solutionIdentity } from './list-identity.ts';
import type { Remembered, RememberedPerson } from './memory.ts';
import { pairUp } from './pair-up.ts';

type Element = Solution | RememberedPerson;

/**
 * What a write did to a list: what it put there and what it took away. All else in the list that was sent had
 * been there before and was only carried along: of that the write knows nothing.
 */
export interface ListWrite {
    put: Element[];
    taken: Element[];
}

/** All lists as memories keep them. @param over what the side held before */
export function listWrite(over: Remembered | undefined, sent: Remembered | undefined): ListWrite {
    const { pairs, onlyLeft, onlyRight } = pairUp(elements(over), elements(sent), identical, equal);
    const changed = pairs.filter((pair) => !equal(...pair)).map(([, after]) => after);
    return { put: [...changed, ...onlyRight], taken: onlyLeft };
}

/** What of a write is to be seen in the list that the side holds now. */
export function seenIn(now: Remembered | undefined, { put, taken }: ListWrite): ListWrite {
    const absent = new Set(pairUp(put, elements(now), equal, equal).onlyLeft);
    const present = new Set(pairUp(taken, elements(now), identical, equal).pairs.map(([gone]) => gone));
    return { put: put.filter((one) => !absent.has(one)), taken: taken.filter((one) => !present.has(one)) };
}

/**
 * The memory of a side after the write: of the side that was written to, or of the other one, whose list it
 * was sent for.
 * @param held what that side holds of the elements that were put
 */
export function withWritten(
    memory: Remembered | undefined,
    { put, taken }: ListWrite,
    held: Remembered | undefined
): Remembered {
    const known = pairUp(put, elements(held), identical, equal).pairs.map(([, one]) => one);
    const before = pairUp(elements(memory), [...known, ...taken], identical, equal).onlyLeft;
    return [...before, ...known] as Remembered;
}

const elements = (list: Remembered | undefined) => (Array.isArray(list) ? (list as Element[]) : []);

function identical(left: Element, right: Element): boolean {
    if ('who' in left || 'who' in right) return 'who' in left && 'who' in right && left.who === right.who;
    return solutionIdentity.identical(left, right);
}

function equal(left: Element, right: Element): boolean {
    if ('who' in left || 'who' in right) return 'all' in left && 'all' in right && left.all === right.all;
    return solutionIdentity.equal(left, right);
}
