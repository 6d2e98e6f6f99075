import { pairUp } from './pair-up.ts';

/** How the elements of one list are known: from memory (`Seen`), and from side to side. */
export interface ListIdentity<Seen extends object, Element extends object> {
    identical(left: Element, right: Element): boolean;
    /** Whether nobody has changed it: what one side does not keep of an element says nothing. */
    equal(left: Element, right: Element): boolean;
    seenIdentical(seen: Seen, now: Element): boolean;
    seenEqual(seen: Seen, now: Element): boolean;
    /** As memories keep it. */
    keep(element: Element): Seen;
    /** What the changed element makes of the one that the other side holds. */
    overlay(held: Element, by: Element): Element;
}

/** What happened to one side's list since its own memory. */
export interface ListChanges<Seen extends object, Element extends object> {
    unchanged: Element[];
    changed: Element[];
    added: Element[];
    gone: Seen[];
}

export function changesSince<Seen extends object, Element extends object>(
    seen: readonly Seen[],
    now: readonly Element[],
    identity: ListIdentity<Seen, Element>
): ListChanges<Seen, Element> {
    const { pairs, onlyLeft, onlyRight } = pairUp(seen, now, identity.seenIdentical, identity.seenEqual);
    const isSame = ([before, after]: [Seen, Element]) => identity.seenEqual(before, after);
    return {
        unchanged: pairs.filter(isSame).map(([, after]) => after),
        changed: pairs.filter((pair) => !isSame(pair)).map(([, after]) => after),
        added: onlyRight,
        gone: onlyLeft
    };
}

/** Of a side that has not spoken. */
export function unchangedList<Seen extends object, Element extends object>(
    unchanged: Element[]
): ListChanges<Seen, Element> {
    return { unchanged, changed: [], added: [], gone: [] };
}

/**
 * Without what the other side touched too: there that side's word counts. `overruled`: the two had different
 * things to say.
 */
export function withoutTouched<Seen extends object, Element extends object>(
    changes: ListChanges<Seen, Element>,
    other: ListChanges<Seen, Element>,
    identity: ListIdentity<Seen, Element>
): { changes: ListChanges<Seen, Element>; overruled: boolean } {
    const theirs = [...other.changed, ...other.added];
    const touched = (element: Element) =>
        theirs.some((one) => identity.identical(one, element)) ||
        other.gone.some((seen) => identity.seenIdentical(seen, element));
    const spared = (seen: Seen) => theirs.some((one) => identity.seenIdentical(seen, one));
    const contested = [...changes.changed, ...changes.added].filter(touched);
    return {
        changes: {
            unchanged: [...changes.unchanged, ...changes.changed.filter(touched)],
            changed: changes.changed.filter((element) => !touched(element)),
            added: changes.added.filter((element) => !touched(element)),
            gone: changes.gone.filter((seen) => !spared(seen))
        },
        overruled:
            changes.gone.some(spared) ||
            contested.some((element) => !theirs.some((one) => identity.equal(one, element)))
    };
}

/**
 * The list that `held` becomes by these changes of the other side: additions, changed elements and, if
 * `remove`, removals. What the other side never held (a Microsoft colleague, a solution added in the portal)
 * stays untouched.
 */
export function applyChanges<Seen extends object, Element extends object>(
    held: readonly Element[],
    { unchanged, changed, added, gone }: ListChanges<Seen, Element>,
    identity: ListIdentity<Seen, Element>,
    remove: boolean
): Element[] {
    const { identical, equal, seenIdentical, seenEqual } = identity;
    // What was there before finds its twin first, so that a second one of the same identity counts as added.
    const known = pairUp([...unchanged, ...changed], held, identical, equal);
    const fresh = pairUp(added, known.onlyRight, identical, equal);
    const twins = new Map([...known.pairs, ...fresh.pairs].map(([element, twin]) => [twin, element]));
    const kept = held.map((element) => {
        const twin = twins.get(element);
        return twin && !unchanged.includes(twin) && !equal(twin, element)
            ? identity.overlay(element, twin)
            : element;
    });
    const more = [...known.onlyLeft.filter((element) => !unchanged.includes(element)), ...fresh.onlyLeft];
    if (!remove) return [...kept, ...more];
    const removed = new Set(
        pairUp(gone, fresh.onlyRight, seenIdentical, seenEqual).pairs.map(([, element]) => element)
    );
    return [...kept.filter((_, index) => !removed.has(held[index] as Element)), ...more];
}
