import type { Type } from '../types.mjs';
import { ApexObject } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';

/** What a stub asks of a method of the project's class. */
interface Method {
    n: string;
    js: string;
    static: boolean;
    isPrivate: boolean;
    ret: Type;
    types: Type[];
    ps: { n: string }[];
}
interface Field {
    n: string;
    js: string;
    getJs: string;
    setJs: string;
    static: boolean;
    prop: boolean;
    auto: boolean;
    t: Type;
}
interface StubbedClass {
    js: (new () => ApexObject) | null;
    superCls: StubbedClass | null;
    ifaces: { cls: StubbedClass | null }[];
    methods: Map<string, Method[]>;
    fields: Map<string, Field>;
}
type Call = Pick<Method, 'n' | 'ret' | 'types' | 'ps'>;

/** Test.createStub: an object of the class whose methods all go to the provider; no constructor runs. */
export function createStub(library: Library, type: Type, provider: Value): Value {
    if (type.kind !== 'class') return library.fail('TypeException', `Cannot stub ${type.name}`);
    const cls = type.cls as StubbedClass;
    class Stub extends (cls.js ?? ApexObject) {
        static cls = cls;
    }
    const stub = Object.create(Stub.prototype) as ApexObject & Record<string, unknown>;
    Object.defineProperty(stub, '$identity', { value: 1e9 + ++library.runtime.stubs });
    const call = (method: Call, given: Value[]) =>
        library.runtime.invoke(provider, 'handleMethodCall', [
            stub,
            method.n,
            method.ret.kind === 'void' ? null : library.runtime.typeTok(method.ret),
            library.list('Type', method.types.map(library.runtime.typeTok)),
            library.list(
                'String',
                method.ps.map((parameter) => parameter.n)
            ),
            library.list('Object', given)
        ]);
    for (const field of fieldsOf(cls)) stubField(library, stub, field, call);
    for (const method of methodsOf(cls)) {
        if (method.static || method.isPrivate || Object.hasOwn(stub, method.js)) continue;
        stub[method.js] = (...given: Value[]) => call(method, given);
    }
    return stub;
}

/** Fields are null; accessors that are written out go to the provider under the names get and set. */
function stubField(
    library: Library,
    stub: Record<string, unknown>,
    field: Field,
    call: (method: Call, given: Value[]) => Value
): void {
    if (field.static) return;
    if (!field.prop || field.auto) {
        stub[field.js] = null;
        return;
    }
    const setter = { ret: library.type('void'), types: [field.t], ps: [{ n: 'value' }] };
    stub[field.getJs] = () => call({ n: `get${field.n}`, ret: field.t, types: [], ps: [] }, []);
    stub[field.setJs] = (value: Value) => call({ n: `set${field.n}`, ...setter }, [value]);
}

function fieldsOf(cls: StubbedClass): Field[] {
    return [...cls.fields.values(), ...(cls.superCls ? fieldsOf(cls.superCls) : [])];
}

/** Of the class, what it extends and the interfaces of the project; the nearest first. */
function methodsOf(cls: StubbedClass): Method[] {
    const above = [cls.superCls, ...cls.ifaces.map((one) => one.cls)].filter((one) => one !== null);
    return [...cls.methods.values()].flat().concat(above.filter(Boolean).flatMap(methodsOf));
}
