/**
 * `tsyringe`, with which `@peculiar/x509` finds its algorithms, refuses to load without the metadata part of
 * Reflect (a proposal that Node does not have), though it only looks for constructor parameters there.
 * To be imported before `@peculiar/x509`.
 */
interface Metadata {
    getMetadata?(key: string, target: object): unknown;
    getOwnMetadata?(key: string, target: object): unknown;
    defineMetadata?(key: string, value: unknown, target: object): void;
}

const reflect = Reflect as Metadata;

if (!reflect.getMetadata) {
    const kept = new WeakMap<object, Map<string, unknown>>();
    const getOwn = (key: string, target: object) => kept.get(target)?.get(key);
    reflect.getOwnMetadata = getOwn;
    reflect.getMetadata = getOwn;
    reflect.defineMetadata = (key, value, target) => {
        kept.set(target, (kept.get(target) ?? new Map<string, unknown>()).set(key, value));
    };
}
