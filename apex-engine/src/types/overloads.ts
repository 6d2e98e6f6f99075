import { conversionCost } from './conversion.ts';
import type { MethodInfo } from './class-info.ts';
import type { PlatformMethod } from './platform-class.ts';
import type { Type } from './type.ts';
import type { TypeSystem } from './type-system.ts';

/** What can be called: a method of the project or of the platform. */
export type Callable = MethodInfo | PlatformMethod;

/** Type of an argument. A query may be taken for its only record: then `record` is that record's type. */
export interface ArgumentType {
    type: Type;
    record?: Type | undefined;
}

/** What taking a query for its record costs more than taking it for a list. */
const QUERY_AS_RECORD = 10;

/** The overload that fits best, or null. Of equals, the first. */
export function bestOverload<C extends Callable>(
    types: TypeSystem,
    candidates: C[],
    given: ArgumentType[],
    receiver?: Type | null
): C | null {
    let best: C | null = null;
    let lowest = Infinity;
    for (const candidate of candidates) {
        const cost = callCost(types, candidate, given, receiver);
        if (cost < lowest) {
            best = candidate;
            lowest = cost;
        }
    }
    return best;
}

/** Infinity when the arguments do not fit. One far conversion is worse than two near ones. */
function callCost(
    types: TypeSystem,
    candidate: Callable,
    given: ArgumentType[],
    receiver?: Type | null
): number {
    const wanted = parameterTypes(types, candidate, receiver, given.length);
    if (!wanted || wanted.length !== given.length) return Infinity;
    let sum = 0;
    for (const [i, argument] of given.entries()) {
        const cost = argumentCost(types, argument, wanted[i]!);
        if (cost < 0) return Infinity;
        sum += cost * cost + cost;
    }
    return sum;
}

function argumentCost(types: TypeSystem, { type, record }: ArgumentType, wanted: Type): number {
    const cost = conversionCost(types, type, wanted);
    if (cost >= 0 || !record) return cost;
    const asRecord = conversionCost(types, record, wanted);
    return asRecord < 0 ? asRecord : asRecord + QUERY_AS_RECORD;
}

/** Null when a platform method takes another number of arguments. */
export function parameterTypes(
    types: TypeSystem,
    callable: Callable,
    receiver: Type | null | undefined,
    count: number
): Type[] | null {
    if ('parameterTypes' in callable) return callable.parameterTypes;
    if (callable.varargs) {
        const fixed = callable.parameters.slice(0, -1).map((text) => types.parse(text, receiver));
        while (fixed.length < count) fixed.push(types.Object);
        return fixed;
    }
    return callable.parameters.length === count
        ? callable.parameters.map((text) => types.parse(text, receiver))
        : null;
}
