/** Field by field; the order of the keys says nothing (a memory comes back from `jsonb` in another one). */
export function equalElements<Element extends object>(left: Element, right: Element): boolean {
    const same = (name: string) =>
        (left[name as keyof Element] ?? null) === (right[name as keyof Element] ?? null);
    return Object.keys(left).every(same) && Object.keys(right).every(same);
}

/**
 * Pairs the elements of two multisets, each element at most once. Equal ones first, so that among several
 * candidates of one identity the unchanged element finds its twin.
 */
export function pairUp<Left extends object, Right extends object>(
    left: readonly Left[],
    right: readonly Right[],
    identical: (left: Left, right: Right) => boolean,
    equal: (left: Left, right: Right) => boolean = equalElements as typeof identical
): { pairs: [Left, Right][]; onlyLeft: Left[]; onlyRight: Right[] } {
    const pairs: [Left, Right][] = [];
    let onlyLeft = [...left];
    const onlyRight = [...right];
    for (const fits of [equal, identical]) {
        onlyLeft = onlyLeft.filter((element) => {
            const at = onlyRight.findIndex((other) => fits(element, other));
            const [twin] = at < 0 ? [] : onlyRight.splice(at, 1);
            if (twin) pairs.push([element, twin]);
            return !twin;
        });
    }
    return { pairs, onlyLeft, onlyRight };
}
