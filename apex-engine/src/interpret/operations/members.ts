import type { MethodInfo } from '../../types/class-info.ts';
import type { PlatformMethod } from '../../types/platform-class.ts';
import type { Type } from '../../types/type.ts';
import { classOf } from '../../types/value-type.ts';
import { ApexObject, EnumValue, SObject, Unsupported } from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import { ApexException } from '../apex-exception.ts';
import { notNull } from './context.ts';
import type { RecordContext } from './records.ts';

export interface MemberContext extends RecordContext {
    findInst(object: unknown, name: string, given: unknown[]): MethodInfo | null;
}

interface Dependencies {
    convert(value: unknown, type: Type): Value;
    getField(record: SObject, name: string): Value;
    putField(record: SObject, name: string, value: Value): Value;
}

type Fields = Record<string, unknown>;
type Methods = Record<string, (...given: unknown[]) => Value>;

/** Members that are found while the code runs: of `any`, and of what a platform interface stands for. */
export function members(runtime: MemberContext, { convert, getField, putField }: Dependencies) {
    const { types } = runtime;

    /** Methods of the platform class of a value; what every enum, exception and object has, comes after. */
    const platformMethods = (object: unknown, type: Type, lower: string): PlatformMethod[] => {
        const own = types.platformMethods(type, lower, false);
        const general = [
            ...(object instanceof EnumValue ? ['enum'] : []),
            ...(object instanceof ApexException ? ['exception'] : []),
            'object'
        ];
        const found = [
            own,
            ...general.map((name) => types.platformClasses.get(name)?.methods.get(lower) ?? [])
        ];
        return (found.find((methods) => methods.length) ?? []).filter(({ implementation }) => implementation);
    };

    return {
        getMember(given: unknown, name: string): Value {
            const object = notNull(runtime, given);
            const lower = name.toLowerCase();
            if (object instanceof SObject) return getField(object, lower);
            const field = classOf(object)?.field(lower);
            if (field?.isProperty && !field.isAutomatic) return (object as Methods)[field.getterJs]!();
            if (field) return (object as Fields)[field.js] as Value;
            const property = types.platformProperty(types.typeOf(object), lower, false);
            if (!property) throw new Unsupported(`field ${name} on ${types.typeOf(object).name}`);
            return property.plain ? (((object as Fields)[lower] as Value) ?? null) : property.get(object);
        },
        setMember(given: unknown, name: string, value: Value): Value {
            const object = notNull(runtime, given);
            const lower = name.toLowerCase();
            if (object instanceof SObject) return putField(object, lower, value);
            const field = classOf(object)?.field(lower);
            if (!field) throw new Unsupported(`set field ${name} on ${types.typeOf(object).name}`);
            if (field.isProperty && !field.isAutomatic) (object as Methods)[field.setterJs]!(value);
            else (object as Fields)[field.js] = value;
            return value;
        },
        callMember(given: unknown, name: string, values: Value[]): Value {
            const object = notNull(runtime, given);
            if (object instanceof ApexObject && classOf(object)) {
                const method = runtime.findInst(object, name, values);
                const converted = () => values.map((value, i) => convert(value, method!.parameterTypes[i]!));
                if (method) return (object as unknown as Methods)[method.js]!(...converted());
                const stub = object as { $stub?: (name: string, values: Value[]) => Value };
                if (stub.$stub) return stub.$stub(name, values);
            }
            const type = types.typeOf(object);
            const method = types.pick(
                platformMethods(object, type, name.toLowerCase()),
                values.map((value) => types.typeOf(value)),
                type
            );
            if (!method) {
                const written = values.map((value) => types.typeOf(value).name).join(', ');
                throw new Unsupported(`method ${type.name}.${name}(${written})`);
            }
            const wanted = types.paramTypes(method, type, values.length) ?? [];
            return method.implementation(object, ...values.map((value, i) => convert(value, wanted[i]!)));
        }
    };
}
