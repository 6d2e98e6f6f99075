import type { ClassInfo } from '../../types/class-info.ts';
import type { Type } from '../../types/type.ts';
import { classOf } from '../../types/value-type.ts';
import {
    ApexDate,
    ApexObject,
    ApexSet,
    Blob,
    Datetime,
    Decimal,
    Double,
    EnumValue,
    List,
    PlatformObject,
    SObject,
    Time
} from '../../values/index.ts';
import { ApexException } from '../apex-exception.ts';
import type { OperationContext } from './context.ts';

export interface TypeTestContext extends OperationContext {
    db: { byPrefix(id: string): unknown };
}

const ID = /^[a-zA-Z0-9]{15}([A-Z0-5]{3})?$/;
const isFraction = (value: unknown) => value instanceof Decimal || value instanceof Double;

/** By name of the type; Id asks the schema. A Decimal and a Double are taken for each other. */
const PRIMITIVE_TESTS: Record<string, (value: unknown) => boolean> = {
    String: (value) => typeof value === 'string',
    Integer: (value) => typeof value === 'number',
    Long: (value) => typeof value === 'bigint' || typeof value === 'number',
    Decimal: isFraction,
    Double: isFraction,
    Boolean: (value) => typeof value === 'boolean',
    Date: (value) => value instanceof ApexDate,
    Datetime: (value) => value instanceof Datetime,
    Time: (value) => value instanceof Time,
    Blob: (value) => value instanceof Blob
};

/** `value instanceof type`. */
export function isInstance(runtime: TypeTestContext, value: unknown, type: Type): boolean {
    const { types } = runtime;
    if (value === null || value === undefined) return false;
    if (type === types.Object) return true;
    switch (type.kind) {
        case 'primitive':
            if (type === types.Id)
                return typeof value === 'string' && ID.test(value) && Boolean(runtime.db.byPrefix(value));
            return PRIMITIVE_TESTS[type.name]?.(value) ?? false;
        case 'sobject':
            return (
                value instanceof SObject && (type === types.SObject || value.definition.name === type.name)
            );
        case 'class':
            return isOfClass(runtime, value, type, type.projectClass!);
        case 'list':
        case 'set':
        case 'map': {
            const own = types.typeOf(value);
            return own.kind === type.kind && types.assignable(own, type);
        }
        case 'platform':
            return isOfPlatform(runtime, value, type);
        default:
            return true;
    }
}

function isOfClass({ types }: OperationContext, value: unknown, type: Type, cls: ClassInfo): boolean {
    if (value instanceof EnumValue) return value.type === type;
    const own = classOf(value);
    if (!own) return false;
    return cls.jsClass ? value instanceof cls.jsClass : types.assignable(own.type, type);
}

function isOfPlatform({ types }: OperationContext, value: unknown, type: Type): boolean {
    const name = type.platformClass?.name;
    if (value instanceof ApexException) return name === 'Exception' || value.platformName === name;
    if (value instanceof EnumValue) return value.type === type;
    if (value instanceof PlatformObject) {
        const own = types.platformType(value.$class);
        return own === type || (own !== null && types.assignable(own, type));
    }
    if (name === 'Iterable')
        return (
            value instanceof List || value instanceof ApexSet || types.assignable(types.typeOf(value), type)
        );
    const own = value instanceof ApexObject ? classOf(value) : null;
    return own !== null && types.assignable(own.type, type);
}
