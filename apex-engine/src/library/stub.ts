import type { ClassInfo, FieldInfo, MethodInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import { ApexObject } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';

type Call = Pick<MethodInfo, 'name' | 'returnType' | 'parameterTypes'> & { parameters: { name: string }[] };

/** Test.createStub: an object of the class whose methods all go to the provider; no constructor runs. */
export function createStub(library: Library, type: Type, provider: Value): Value {
    if (type.kind !== 'class') return library.fail('TypeException', `Cannot stub ${type.name}`);
    const cls = type.projectClass!;
    class Stub extends (cls.jsClass ?? ApexObject) {
        static cls = cls;
    }
    const stub = Object.create(Stub.prototype) as ApexObject & Record<string, unknown>;
    Object.defineProperty(stub, '$identity', { value: 1e9 + ++library.runtime.stubs });
    const call = (method: Call, given: Value[]) =>
        library.runtime.invoke(provider, 'handleMethodCall', [
            stub,
            method.name,
            method.returnType.kind === 'void' ? null : library.runtime.typeTok(method.returnType),
            library.list('Type', method.parameterTypes.map(library.runtime.typeTok)),
            library.list(
                'String',
                method.parameters.map(({ name }) => name)
            ),
            library.list('Object', given)
        ]);
    for (const field of fieldsOf(cls)) stubField(library, stub, field, call);
    for (const method of methodsOf(cls)) {
        if (method.isStatic || method.isPrivate || Object.hasOwn(stub, method.js)) continue;
        stub[method.js] = (...given: Value[]) => call(method, given);
    }
    return stub;
}

/** Fields are null; accessors that are written out go to the provider under the names get and set. */
function stubField(
    library: Library,
    stub: Record<string, unknown>,
    field: FieldInfo,
    call: (method: Call, given: Value[]) => Value
): void {
    if (field.isStatic) return;
    if (!field.isProperty || field.isAutomatic) {
        stub[field.js] = null;
        return;
    }
    const { name, type } = field;
    const getter = { returnType: type, parameterTypes: [], parameters: [] };
    const setter = {
        returnType: library.type('void'),
        parameterTypes: [type],
        parameters: [{ name: 'value' }]
    };
    stub[field.getterJs] = () => call({ name: `get${name}`, ...getter }, []);
    stub[field.setterJs] = (value: Value) => call({ name: `set${name}`, ...setter }, [value]);
}

const fieldsOf = (cls: ClassInfo): FieldInfo[] =>
    [...cls.lineage()].flatMap((base) => [...base.fields.values()]);

/** Of the class, what it extends and the interfaces of the project; the nearest first. */
function methodsOf(cls: ClassInfo): MethodInfo[] {
    const above = [cls.superClass, ...cls.interfaces.map((one) => one.projectClass)].filter(
        (one) => one !== null
    );
    return [...[...cls.methods.values()].flat(), ...above.flatMap(methodsOf)];
}
