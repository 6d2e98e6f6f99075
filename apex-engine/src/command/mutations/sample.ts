/** `count` of the items, spread evenly and in their order; all of them where there are no more. */
export function sample<Item>(items: Item[], count: number): Item[] {
    if (items.length <= count) return items;
    return Array.from({ length: count }, (_, place) => items[Math.floor((place * items.length) / count)]!);
}
