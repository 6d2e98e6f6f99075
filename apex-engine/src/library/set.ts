import { equal } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import { iteratorOver } from './iterator.ts';
import type { Library } from './library.ts';

export function defineSet(library: Library): void {
    const { runtime } = library;
    const { ops } = runtime;
    /** Whether the change was one for any of the values; all of them are tried. */
    const any = (source: Value, change: (value: Value) => boolean): boolean =>
        [...ops.items(source)].map(change).includes(true);
    library.define('Set', {
        'Boolean add(T)': (set, value) => set.add(value),
        'Boolean addAll(Iterable<T>)': (set, source) => any(source, (value) => set.add(value)),
        'Boolean addAll(Object)': (set, source) => any(source, (value) => set.add(value)),
        'Boolean contains(Object)': (set, value) => set.has(value),
        'Boolean containsAll(Object)': (set, source) =>
            [...ops.items(source)].every((value) => set.has(value)),
        'Boolean remove(Object)': (set, value) => set.delete(value),
        'Boolean removeAll(Object)': (set, source) => any(source, (value) => set.delete(value)),
        'Boolean retainAll(Object)': (set, source) => {
            const kept = ops.newSet(set.type, source);
            const others = set.values().filter((value) => !kept.has(value));
            for (const value of others) set.delete(value);
            return others.length > 0;
        },
        'Integer size()': (set) => set.size,
        'Boolean isEmpty()': (set) => set.size === 0,
        'void clear()': (set) => set.entries.clear(),
        'Set<T> clone()': (set) => ops.newSet(set.type, set),
        'Iterator<T> iterator()': (set) => iteratorOver(library, set.values()),
        'Boolean equals(Object)': equal,
        'Integer hashCode()': (set) => set.size,
        'String toString()': (set) => runtime.str(set)
    });
}
