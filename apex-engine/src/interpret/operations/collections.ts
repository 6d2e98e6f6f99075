import type { Type } from '../../types/type.ts';
import { classOf } from '../../types/value-type.ts';
import { ApexMap, ApexSet, List, SObject, Unsupported } from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import { notNull, nullPointer } from './context.ts';
import type { OperationContext } from './context.ts';
import { onlyRecord } from './only-record.ts';

export interface CollectionContext extends OperationContext {
    hasMethod(object: unknown, name: string): boolean;
    invoke(object: unknown, name: string, given: unknown[]): unknown;
}

/** Records of a query that a for loop takes as lists come in so many at once. */
const CHUNK = 200;

export function collections(runtime: CollectionContext) {
    const checkRange = (list: List, index: number) => {
        notNull(runtime, list);
        notNull(runtime, index);
        if (index < 0 || index >= list.items.length)
            throw runtime.exception('ListException', `List index out of bounds: ${index}`);
    };
    const items = (source: unknown) => itemsOf(runtime, source) as Iterable<Value>;
    return {
        /** What a for loop goes over. */
        items,
        *chunks(list: List) {
            for (let start = 0; start < list.items.length; start += CHUNK)
                yield new List(list.type, list.items.slice(start, start + CHUNK));
        },
        getItem(list: List, index: number): Value {
            checkRange(list, index);
            return list.items[index] ?? null;
        },
        setItem(list: List, index: number, value: Value): Value {
            checkRange(list, index);
            list.items[index] = value;
            return value;
        },
        onlyRecord: (found: List | SObject) => onlyRecord(runtime, found),
        onlyRecordOrNull: (found: List) => (found.items.length ? onlyRecord(runtime, found) : null),
        /** @param source a collection, or how many elements are to come */
        newList(type: Type, source?: unknown): List {
            if (source === undefined) return new List(type);
            if (typeof source === 'number') return new List(type, new Array<Value>(source).fill(null));
            return new List(type, [...items(source)]);
        },
        newSet(type: Type, source?: unknown): ApexSet {
            const set = new ApexSet(type);
            if (source === undefined || typeof source === 'number') return set;
            for (const value of items(source)) set.add(value);
            return set;
        },
        newMap(type: Type, source?: unknown): ApexMap {
            const map = new ApexMap(type);
            if (source === undefined || typeof source === 'number') return map;
            const given = notNull(runtime, source);
            if (given instanceof ApexMap) for (const [key, value] of given.entries()) map.put(key, value);
            else addById(runtime, map, given as List);
            return map;
        },
        listOf: (type: Type, values: Value[]) => new List(type, values),
        setOf(type: Type, values: Value[]): ApexSet {
            const set = new ApexSet(type);
            for (const value of values) set.add(value);
            return set;
        },
        mapOf(type: Type, pairs: [Value, Value][]): ApexMap {
            const map = new ApexMap(type);
            for (const [key, value] of pairs) map.put(key, value);
            return map;
        },
        sizedList: (type: Type, length: number) => new List(type, new Array<Value>(length).fill(null))
    };
}

/** `new Map<Id, Account>(accounts)`. */
function addById(runtime: OperationContext, map: ApexMap, records: List): void {
    for (const [index, record] of records.items.entries()) {
        if (!(record instanceof SObject)) return nullPointer(runtime);
        const { id } = record.fields;
        if (!id) throw runtime.exception('ListException', `Row with null Id at index: ${index}`);
        if (map.has(id)) throw runtime.exception('ListException', `Row with duplicate Id at index: ${index}`);
        map.put(id, record);
    }
}

/** Lists, sets, a record of a query, iterators of the platform, and what implements Iterable or Iterator. */
function itemsOf(runtime: CollectionContext, source: unknown): Iterable<unknown> {
    const from = notNull(runtime, source);
    if (from instanceof List) return from.items;
    if (from instanceof ApexSet) return from.values();
    if (from instanceof SObject) return [from];
    const iterator = iteratorOf(from);
    if (iterator) return iterator;
    if (!classOf(from)) throw new Unsupported(`iteration over ${runtime.types.typeOf(from).name}`);
    const own = runtime.hasMethod(from, 'iterator') ? runtime.invoke(from, 'iterator', []) : from;
    return iteratorOf(own) ?? untilExhausted(runtime, own);
}

/** Of an object of the platform. */
const iteratorOf = (value: unknown): Iterable<unknown> | null =>
    (value as { $iter?: () => Iterable<unknown> }).$iter?.() ?? null;

function* untilExhausted(runtime: CollectionContext, iterator: unknown): Generator<unknown> {
    while (runtime.invoke(iterator, 'hasNext', [])) yield runtime.invoke(iterator, 'next', []);
}
