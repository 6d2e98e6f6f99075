import type { Type } from '../types/type.ts';
import type { PlatformObject, Value } from '../values/index.ts';
import { List } from '../values/index.ts';
import type { Library } from './library.ts';
import { hashOfText } from './text-hash.ts';

/** The token of a type, as `Account.class`. */
export type TypeToken = PlatformObject & { type: Type };

declare module './apex-types.ts' {
    interface ApexTypes {
        Type: TypeToken;
    }
}

export function defineType(library: Library): void {
    const { runtime } = library;
    const { types } = runtime;
    const tokens = new Map<Type, TypeToken>();
    runtime.typeName = nameOf;
    runtime.typeTok = (type) => {
        const token =
            tokens.get(type) ??
            library.object('Type', { type, $key: `type:${type.name}:${type.kind}`, str: () => nameOf(type) });
        tokens.set(type, token);
        return token;
    };
    runtime.newByType = (type) => instanceOf(library, type);

    const inNamespace = (namespace: string, name: string): TypeToken | null => {
        const type = types.fromName(`${namespace}.${name}`);
        return type ? runtime.typeTok(type) : null;
    };
    library.define('Type', {
        'static Type forName(String)': (name) => tokenOf(library, name),
        'static Type forName(String?, String)': (namespace, name) =>
            !namespace || namespace.toLowerCase() === runtime.namespace?.toLowerCase()
                ? tokenOf(library, name)
                : inNamespace(namespace, name),
        'String getName()': ({ type }) => nameOf(type),
        'String getNamespace()': ({ type }) =>
            type.kind === 'platform' ? type.platformClass!.namespace : '',
        'Object newInstance()': ({ type }) => instanceOf(library, type),
        'Boolean isAssignableFrom(Type)': (token, other) => types.assignable(other.type, token.type),
        'String toString()': ({ type }) => nameOf(type),
        'Integer hashCode()': ({ type }) => hashOfText(type.name),
        'Boolean equals(Object)': (token, other) => token === other
    });
}

/** Platform classes with their namespace, System too. */
function nameOf(type: Type): string {
    const implicit =
        type.kind === 'platform' &&
        (type.platformClass!.namespace === 'System' || type.platformClass!.namespace === 'Schema');
    return implicit ? `${type.platformClass!.namespace}.${type.name}` : type.name;
}

/** Null where there is no such type. A record's type is preferred to a class of the same name. */
function tokenOf(library: Library, name: string): TypeToken | null {
    const { types } = library.runtime;
    const trimmed = name.trim();
    let type: Type | null;
    try {
        const both = /^\w+$/.test(trimmed) && types.classes.has(trimmed.toLowerCase());
        type = (both && types.sobject(trimmed)) || types.fromName(trimmed);
    } catch {
        type = null;
    }
    if (!type || type.kind === 'any' || type.kind === 'null') return null;
    if (type.kind === 'sobject' && /[<>]/.test(name)) return null;
    return library.runtime.typeTok(type);
}

function instanceOf(library: Library, type: Type): Value {
    const { ops } = library.runtime;
    switch (type.kind) {
        case 'class':
            return instanceOfClass(library, type);
        case 'platform':
            return instanceOfPlatformClass(library, type);
        case 'list':
            return new List(type);
        case 'set':
            return ops.newSet(type);
        case 'map':
            return ops.newMap(type);
        case 'sobject':
            return library.runtime.newRecord(type.name);
        case 'primitive':
            return null;
        default:
            return library.fail('TypeException', `Cannot create instance of ${type.name}`);
    }
}

function instanceOfClass(library: Library, type: Type): Value {
    const { runtime } = library;
    const cls = type.projectClass!;
    if (cls.kind !== 'class' || cls.is('abstract'))
        library.fail('TypeException', `Cannot create instance of ${type.name}`);
    if (cls.constructors.some(({ parameterTypes }) => !parameterTypes.length))
        return runtime.newInstance(cls);
    if (runtime.types.assignable(type, runtime.types.platformType('Exception')!))
        return runtime.ops.newException(cls, []) as Value;
    return library.fail('TypeException', `Type ${type.name} does not have a visible default constructor`);
}

function instanceOfPlatformClass(library: Library, type: Type): Value {
    // Results of DML cannot be constructed in Apex; JSON.deserialize makes them for tests.
    if (/^Database\.(\w*Result|Error)$/.test(type.platformClass!.name))
        return library.object(type.platformClass!.name, { ok: false, errors: [] });
    for (
        let name: string | null = type.platformClass!.name;
        name;
        name = library.definition(name).superName
    ) {
        const constructor = library
            .definition(name)
            .constructors.find(({ parameters }) => parameters.length === 0);
        if (constructor)
            return library.runtime.ops.retag(constructor.implementation(), type.platformClass!.name);
    }
    return library.fail('TypeException', `Cannot create instance of ${type.name}`);
}
