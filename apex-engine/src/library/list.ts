import { equal, List, sameElement, SObject } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import { iteratorOver } from './iterator.ts';
import type { Library } from './library.ts';
import { compareForSort, sortStably } from './ordering.ts';

export function defineList(library: Library): void {
    const { runtime } = library;
    const checkPlace = (place: number, end: number): void => {
        if (place < 0 || place >= end) library.fail('ListException', `List index out of bounds: ${place}`);
    };
    const sortWith = (list: List, comparator: Value): void =>
        sortStably(list.items, (left, right) => runtime.ops.callMember(comparator, 'compare', [left, right]));
    const deepClone = (list: List, ...[ids = false, ...rest]: boolean[]): List =>
        new List(
            list.type,
            list.items.map((item) =>
                item instanceof SObject ? runtime.cloneSob(item, ids, true, ...rest) : item
            )
        );
    library.define('List', {
        'void add(T)': (list, value) => {
            list.items.push(value);
        },
        'void add(Integer, T)': (list, place, value) => {
            checkPlace(place, list.items.length + 1);
            list.items.splice(place, 0, value);
        },
        'void addAll(Iterable<T>)': (list, source) => addAll(list, runtime.ops.items(source)),
        'void addAll(Object)': (list, source) => addAll(list, runtime.ops.items(source)),
        'T get(Integer)': (list, place) => runtime.ops.getItem(list, place),
        'void set(Integer, T)': (list, place, value) => runtime.ops.setItem(list, place, value),
        'Integer size()': (list) => list.items.length,
        'Boolean isEmpty()': (list) => list.items.length === 0,
        'void clear()': (list) => {
            list.items.length = 0;
        },
        'T remove(Integer)': (list, place) => {
            checkPlace(place, list.items.length);
            return list.items.splice(place, 1)[0] ?? null;
        },
        'Boolean contains(Object)': (list, value) => list.items.some((item) => sameElement(item, value)),
        'Integer indexOf(Object)': (list, value) => list.items.findIndex((item) => sameElement(item, value)),
        'List<T> clone()': (list) => new List(list.type, [...list.items]),
        'List<T> deepClone()': (list) => deepClone(list),
        'List<T> deepClone(Boolean)': deepClone,
        'List<T> deepClone(Boolean, Boolean)': deepClone,
        'List<T> deepClone(Boolean, Boolean, Boolean)': deepClone,
        'void sort()': (list) =>
            sortStably(list.items, (left, right) => compareForSort(library, left, right)),
        'void sort(Comparator<T>)': sortWith,
        'void sort(Object)': sortWith,
        'Iterator<T> iterator()': (list) => iteratorOver(library, list.items),
        'SObjectType getSObjectType()': (list) => {
            const { element } = list.type;
            if (element.kind !== 'sobject' || element === runtime.types.SObject) return null;
            return runtime.sotype(element.definition!);
        },
        'Boolean equals(Object)': equal,
        'Integer hashCode()': (list) => list.items.length,
        'String toString()': (list) => runtime.str(list)
    });
}

/** The source is read to its end first, since it may be the list itself. */
function addAll(list: List, source: Iterable<Value>): void {
    for (const value of [...source]) list.items.push(value);
}
