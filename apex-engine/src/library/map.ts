import { ApexMap, equal, List, SObject } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';

export function defineMap(library: Library): void {
    const { runtime } = library;
    library.define('Map', {
        'V put(K, V)': (map, key, value) => map.put(key, value),
        'V get(Object)': (map, key) => map.get(key),
        'Boolean containsKey(Object)': (map, key) => map.has(key),
        'V remove(Object)': (map, key) => map.delete(key),
        'Integer size()': (map) => map.size,
        'Boolean isEmpty()': (map) => map.size === 0,
        'void clear()': (map) => map.slots.clear(),
        'Set<K> keySet()': (map) => {
            const keys = runtime.ops.newSet(runtime.types.set(map.type.args[0]));
            for (const key of map.keys()) keys.add(key);
            return keys;
        },
        'List<V> values()': (map) => new List(runtime.types.list(map.type.args[1]), map.values()),
        'void putAll(Object)': (map, source) => putAll(map, runtime.ops.notNull(source)),
        'Map<K,V> clone()': (map) => runtime.ops.newMap(map.type, map),
        'Map<K,V> deepClone()': (map) => {
            const copy = new ApexMap(map.type);
            for (const [key, value] of map.entries())
                copy.put(key, value instanceof SObject ? runtime.cloneSob(value, true) : value);
            return copy;
        },
        'SObjectType getSObjectType()': (map) => {
            const { kind, definition } = map.type.args[1];
            return kind === 'sobject' && definition ? runtime.sotype(definition) : null;
        },
        'Boolean equals(Object)': equal,
        'Integer hashCode()': (map) => map.size,
        'String toString()': (map) => runtime.str(map)
    });
}

/** Of another map, or of records by their ids. */
function putAll(map: ApexMap, source: Value): void {
    const entries =
        source instanceof ApexMap
            ? source.entries()
            : (source as List<SObject>).items.map((record): [Value, Value] => [
                  record.fields['id'] ?? null,
                  record
              ]);
    for (const [key, value] of entries) map.put(key, value);
}
