import { equalElements, pairUp } from './pair-up.ts';

export interface ListMerge<Element extends object> {
    /** What Salesforce held after the last run; null = there is no memory. */
    seen: readonly Element[] | null;
    now: readonly Element[];
    partner: readonly Element[];
    identical: (left: Element, right: Element) => boolean;
    /** People are never taken off a deal; solutions are, where Salesforce itself had them before. */
    remove: boolean;
}

/**
 * What Microsoft's list becomes by what happened in Salesforce since the last run: additions, changed elements,
 * removals. What Salesforce never held (a Microsoft colleague, a solution added in the portal) stays untouched.
 */
export function mergeList<Element extends object>(merge: ListMerge<Element>): Element[] {
    const { seen, now, partner, identical, remove } = merge;
    const since = pairUp(seen ?? [], now, identical);
    const changed = since.pairs.filter(([before, after]) => !equalElements(before, after));
    const wanted = [...changed.map(([, after]) => after), ...since.onlyRight];
    const { pairs, onlyLeft: added } = pairUp(wanted, partner, identical);
    const updates = new Map(pairs.map(([element, held]) => [held, element]));
    const kept = partner.map((held) => overlay(held, updates.get(held)));
    if (!remove) return [...kept, ...added];
    const gone = pairUp(since.onlyLeft, kept, identical).pairs.map(([, held]) => held);
    return [...kept.filter((held) => !gone.includes(held)), ...added];
}

/** What Salesforce does not know about an element never empties what Microsoft knows. */
function overlay<Element extends object>(held: Element, by: Element | undefined): Element {
    if (!by) return held;
    const filled = Object.entries(by).filter(([, value]) => value !== null);
    return { ...held, ...Object.fromEntries(filled) };
}
