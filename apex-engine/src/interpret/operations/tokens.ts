import type { Type } from '../../types/type.ts';
import { List } from '../../values/index.ts';
import type { EnumValue, Value } from '../../values/index.ts';
import { notNull } from './context.ts';
import type { OperationContext } from './context.ts';

type Definition = NonNullable<ReturnType<OperationContext['schema']['get']>>;
type Field = NonNullable<ReturnType<Definition['field']>>;

/** What the library gives for types and for the schema. */
export interface TokenContext extends OperationContext {
    typeTok(type: Type): Value;
    describeObject(definition: Definition): Value;
    describeField(field: Field): Value;
    fieldSet(definition: Definition, name: string): Value;
    sotype(definition: Definition | string): Value;
    sfield(definition: Definition, field: string): Value;
    enumVals(type: Type): EnumValue[];
}

/** `String.class`, `Account.SObjectType`, `Account.Name`, the constants of an enum. */
export function tokens(runtime: TokenContext) {
    const definition = (name: string) => runtime.schema.get(name)!;
    return {
        typeToken: (type: Type) => runtime.typeTok(type),
        describe: (object: string) => runtime.describeObject(definition(object)),
        describeField: (object: string, field: string) =>
            runtime.describeField(definition(object).field(field)!),
        fieldSet: (object: string, name: string) => runtime.fieldSet(definition(object), name),
        objectToken: (object: string) => runtime.sotype(runtime.schema.get(object) ?? object),
        fieldToken: (object: string, field: string) => runtime.sfield(definition(object), field),
        enumValues: (type: Type) =>
            new List(runtime.types.list(type), [...runtime.enumVals(type)] as Value[]),
        enumConstant(type: Type, name: string): Value {
            const lower = notNull(runtime, name).toLowerCase();
            const constant = runtime.enumVals(type).find((each) => each.name.toLowerCase() === lower);
            if (!constant)
                throw runtime.exception('NoSuchElementException', `No enum constant ${type.name}.${name}`);
            return constant;
        }
    };
}
