import { Double } from '../values/index.ts';
import type { ApexSet, PlatformObject, Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { AnyMember } from './signature.ts';
import type { TypeToken } from './type.ts';

type Partition = PlatformObject & { scope: string; name: string };

/** Platform cache: partitions exist when they are asked for, nothing expires and nothing is thrown out. */
export function defineCache(library: Library): void {
    library.defineEnum('Cache.Visibility', 'NAMESPACE ALL');
    const methods = partitionMethods(library);
    library.defineAny('Cache.Partition', methods);
    for (const scope of ['Org', 'Session']) {
        library.defineAny(`Cache.${scope}Partition`, {}, { extends: 'Cache.Partition' });
        const partition = (name: string): Partition =>
            library.object(`Cache.${scope}Partition`, { scope, name });
        const byDefault = partition('default');
        const statics = Object.entries(methods).map(([signature, method]): [string, AnyMember] => [
            `static ${signature}`,
            (...given: never[]) => method(byDefault, ...given)
        ]);
        library.defineAny(`Cache.${scope}`, {
            ...Object.fromEntries(statics),
            [`static Cache.${scope}Partition getPartition(String)`]: (name: string) =>
                partition(lastPart(name))
        });
    }
}

type PartitionMethod = (partition: Partition, ...given: never[]) => unknown;

/** By signature. The classes Org and Session have them too, for the default partition. */
function partitionMethods(library: Library): Record<string, PartitionMethod> {
    const { runtime } = library;
    const held = ({ scope, name }: Partition): Map<string, Value> => {
        const key = `${scope}:${name}`;
        const values = (runtime.cache.get(key) as Map<string, Value> | undefined) ?? new Map();
        runtime.cache.set(key, values);
        return values;
    };
    const keyOf = (key: string): string =>
        /^[A-Za-z0-9.]+$/.test(key)
            ? lastPart(key)
            : library.fail('Cache.InvalidParamException', `Invalid key: ${key}`);
    const put = (partition: Partition, key: string, value: Value): void => {
        if (value === null) library.fail('Cache.InvalidParamException', 'value cannot be null');
        held(partition).set(keyOf(key), value);
    };
    const get = (partition: Partition, key: string): Value => held(partition).get(keyOf(key)) ?? null;
    const has = (partition: Partition, key: string): boolean => held(partition).has(keyOf(key));
    /** Of a Cache.CacheBuilder, which is asked once per key. */
    const getOrLoad = (partition: Partition, builder: TypeToken, key: string): Value => {
        const values = held(partition);
        const builtKey = builtBy(builder, key);
        if (!values.has(builtKey))
            values.set(builtKey, runtime.invoke(runtime.newByType(builder.type), 'doLoad', [key]));
        return values.get(builtKey)!;
    };
    return {
        'void put(String, Object)': put,
        'void put(String, Object, Integer)': put,
        'void put(String, Object, Cache.Visibility)': put,
        'void put(String, Object, Integer, Cache.Visibility, Boolean)': put,
        'Object get(String)': get,
        'Object get(Type, String)': getOrLoad,
        'Map<String,Object> get(Set<String>)': (partition, keys: ApexSet<string>) =>
            library.map(
                'String,Object',
                keys.values().map((key): [string, Value] => [key, get(partition, key)])
            ),
        'Boolean contains(String)': has,
        'Map<String,Boolean> contains(Set<String>)': (partition, keys: ApexSet<string>) =>
            library.map(
                'String,Boolean',
                keys.values().map((key): [string, boolean] => [key, has(partition, key)])
            ),
        'Boolean remove(String)': (partition, key: string) => held(partition).delete(keyOf(key)),
        'Boolean remove(Type, String)': (partition, builder: TypeToken, key: string) =>
            held(partition).delete(builtBy(builder, key)),
        'Set<String> getKeys()': (partition) => library.set('String', held(partition).keys()),
        'Boolean isAvailable()': () => true,
        'String getName()': ({ name }) => name,
        'Integer getNumKeys()': (partition) => held(partition).size,
        // Statistics of a cache that nobody else uses.
        'Long getCapacity()': () => 100n,
        'Double getMissRate()': () => new Double(0),
        'Long getAvgGetTime()': () => 0n,
        'Long getMaxGetTime()': () => 0n,
        'Long getAvgValueSize()': () => 0n
    };
}

/** `namespace.partition.key`: the namespace and the partition are left out. */
function lastPart(key: string): string {
    return key.slice(key.lastIndexOf('.') + 1);
}

function builtBy({ type }: TypeToken, key: string): string {
    return `${type.name.replace(/\W/g, '')}${key}`;
}
