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
 * What Microsoft's list becomes by what happened in Salesforce since the last run: additions, changed
 * elements, removals. What Salesforce never held (a Microsoft colleague, a solution added in the portal)
 * stays untouched.
 */
export function mergeList<Element extends object>(merge: ListMerge<Element>): Element[] {
    const { seen, now, partner, identical, remove } = merge;
    const since = pairUp(seen ?? [], now, identical);
    const same = since.pairs.filter(([before, after]) => equalElements(before, after));
    const unchanged = new Set(same.map(([, element]) => element));
    // What was there before finds its twin first, so that a second one of the same identity counts as added.
    const known = pairUp(
        since.pairs.map(([, after]) => after),
        partner,
        identical
    );
    const fresh = pairUp(since.onlyRight, known.onlyRight, identical);
    const twins = new Map([...known.pairs, ...fresh.pairs].map(([element, held]) => [held, element]));
    const kept = partner.map((held) => {
        const twin = twins.get(held);
        return twin && !unchanged.has(twin) ? overlay(held, twin) : held;
    });
    const added = [...known.onlyLeft.filter((element) => !unchanged.has(element)), ...fresh.onlyLeft];
    if (!remove) return [...kept, ...added];
    const gone = new Set(pairUp(since.onlyLeft, fresh.onlyRight, identical).pairs.map(([, held]) => held));
    return [...kept.filter((held) => !gone.has(held)), ...added];
}

/** What Salesforce does not know about an element never empties what Microsoft knows. */
function overlay<Element extends object>(held: Element, by: Element): Element {
    const filled = Object.entries(by).filter(([, value]) => value !== null);
    return { ...held, ...Object.fromEntries(filled) };
}
