import type { Type } from './type.ts';
import type { TypeSystem } from './type-system.ts';

/** Ranks of the number types: each converts to those above it. */
export const NUMBER_RANK: Partial<Record<string, number>> = { Integer: 1, Long: 2, Double: 3, Decimal: 4 };

/** Not convertible. */
const NEVER = -1;
/** What an element or argument may add to the cost of its collection. */
const MOST_OF_ELEMENT = 10;

/**
 * How far a type is from another: 0 when they are the same, the more the worse, -1 without a conversion.
 * Only the order of the costs has a meaning: overload resolution takes the cheapest.
 */
export function conversionCost(types: TypeSystem, from: Type, to: Type): number {
    if (from === to) return 0;
    if (from.kind === 'any' || to.kind === 'any') return 6;
    if (from.kind === 'void') return NEVER;
    if (from.kind === 'null') return to === types.Object ? 2 : 1;
    if (to === types.Object) return 30;
    if (from.kind === 'primitive' && to.kind === 'primitive') return primitiveCost(types, from, to);
    if (to.kind === 'sobject') return sObjectCost(types, from, to);
    if (from.kind === 'list' || from.kind === 'set') return collectionCost(types, from, to);
    if (from.kind === 'map' && to.kind === 'map') return mapCost(types, from, to);
    if (from.kind === 'class' || from.kind === 'platform') return classCost(types, from, to);
    return NEVER;
}

function primitiveCost(types: TypeSystem, from: Type, to: Type): number {
    const low = NUMBER_RANK[from.name];
    const high = NUMBER_RANK[to.name];
    if (low && high) {
        if (high > low) return high - low;
        return from.name === 'Decimal' && to.name === 'Double' ? 3 : NEVER;
    }
    if (from === types.Id && to === types.String) return 1;
    if (from === types.String && to === types.Id) return 4;
    if (from === types.Date && to === types.Datetime) return 2;
    return NEVER;
}

/** A variable of SObject takes every record; the way back is a cast that the platform does by itself. */
function sObjectCost(types: TypeSystem, from: Type, to: Type): number {
    if (from.kind !== 'sobject') return NEVER;
    if (to === types.SObject) return 2;
    return from === types.SObject ? 8 : NEVER;
}

function collectionCost(types: TypeSystem, from: Type, to: Type): number {
    if (to.kind === from.kind) {
        const cost = conversionCost(types, from.element, to.element);
        if (cost < 0 || needsNewElements(types, from.element, to.element))
            return from.element === types.Object ? 12 : NEVER;
        return 1 + Math.min(cost, MOST_OF_ELEMENT);
    }
    if (to.kind === 'platform' && to.platformClass?.name === 'Iterable')
        return 5 + Math.max(0, conversionCost(types, from.element, to.args[0] ?? types.Object));
    return NEVER;
}

/** List<Integer> is no List<Long>; but Id and String are one. */
function needsNewElements(types: TypeSystem, from: Type, to: Type): boolean {
    if (from.kind !== 'primitive' || to.kind !== 'primitive' || from === to || to === types.Object)
        return false;
    return from !== types.Id && to !== types.Id;
}

function mapCost(types: TypeSystem, from: Type, to: Type): number {
    const costs = from.args.map((arg, i) => conversionCost(types, arg, to.args[i]!));
    if (costs.some((cost) => cost < 0)) return NEVER;
    return costs.reduce((sum, cost) => sum + Math.min(cost, MOST_OF_ELEMENT), 1);
}

/** Up the classes that it extends; at each, the interfaces that it implements. */
function classCost(types: TypeSystem, from: Type, to: Type): number {
    let distance = 1;
    for (let type: Type | null = from; type; type = types.superOf(type), distance++) {
        if (isSame(type, to)) return distance;
        for (const contract of types.ifacesOf(type)) {
            if (isSame(contract, to)) return distance + 1;
            const cost = interfaceCost(types, contract, to);
            if (cost >= 0) return distance + 1 + cost;
        }
    }
    return NEVER;
}

function interfaceCost(types: TypeSystem, contract: Type, to: Type): number {
    for (const base of types.ifacesOf(contract)) {
        if (isSame(base, to)) return 1;
        const cost = interfaceCost(types, base, to);
        if (cost >= 0) return cost + 1;
    }
    return NEVER;
}

/** Type arguments of a platform class are not compared: Iterator<String> is a Iterator<Object> too. */
const isSame = (type: Type, to: Type) =>
    type === to ||
    (to.kind === 'platform' && type.kind === 'platform' && type.platformClass === to.platformClass);
