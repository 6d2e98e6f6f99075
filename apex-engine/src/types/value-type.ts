import {
    ApexDate,
    ApexMap,
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
} from '../values/index.ts';
import type { ClassInfo } from './class-info.ts';
import type { Type } from './type.ts';
import type { TypeSystem } from './type-system.ts';

/** The class of the project whose object this is; null for anything else. */
export const classOf = (value: unknown): ClassInfo | null =>
    value instanceof ApexObject ? ((value.constructor as unknown as { cls?: ClassInfo }).cls ?? null) : null;

/** Type of a value that runs. An Id is a String, since both are the same text. */
export function typeOfValue(types: TypeSystem, value: unknown): Type {
    switch (typeof value) {
        case 'number':
            return types.Integer;
        case 'bigint':
            return types.Long;
        case 'string':
            return types.String;
        case 'boolean':
            return types.Boolean;
        default:
            return value === null || value === undefined ? types.null : typeOfObject(types, value);
    }
}

function typeOfObject(types: TypeSystem, value: unknown): Type {
    if (value instanceof SObject) return types.sobject(value.definition.name) ?? types.SObject;
    if (value instanceof List || value instanceof ApexSet || value instanceof ApexMap)
        return value.type as Type;
    if (value instanceof EnumValue) return value.type as Type;
    if (value instanceof ApexObject) return typeOfApexObject(types, value);
    if (value instanceof PlatformObject) return types.platformType(value.$class) ?? types.any;
    if (value instanceof Decimal) return types.Decimal;
    if (value instanceof Double) return types.Double;
    if (value instanceof ApexDate) return types.Date;
    if (value instanceof Datetime) return types.Datetime;
    if (value instanceof Time) return types.Time;
    if (value instanceof Blob) return types.Blob;
    return types.any;
}

/** An exception of the platform has no class of the project: it says itself which type it is. */
function typeOfApexObject(types: TypeSystem, value: ApexObject): Type {
    const { $type } = value as { $type?: Type };
    if ($type) return $type;
    const cls = classOf(value);
    return cls ? types.ofClass(cls) : types.any;
}
