import type { Type } from '../../types/type.ts';
import {
    ApexDate,
    ApexMap,
    ApexSet,
    DAY_MILLISECONDS,
    Datetime,
    Decimal,
    Double,
    List,
    id18,
    isNumber,
    toNumber
} from '../../values/index.ts';
import type { ApexNumber, Value } from '../../values/index.ts';
import { refuseConversion } from './context.ts';
import { onlyRecord } from './only-record.ts';
import { isInstance } from './type-tests.ts';
import type { TypeTestContext } from './type-tests.ts';

/** Conversions that Apex does by itself, and casts. */
export function conversion(runtime: TypeTestContext) {
    const toId = (value: unknown): string | null => {
        if (value === null || value === undefined) return null;
        if (typeof value !== 'string' || !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(value))
            throw runtime.exception('StringException', `Invalid id: ${String(value)}`);
        return id18(value);
    };
    const toDatetime = (value: unknown) =>
        value instanceof ApexDate ? new Datetime(value.days * DAY_MILLISECONDS) : ((value ?? null) as Value);

    /** By the type's name; undefined where the value has none of these types, or cannot be one. */
    const toPrimitive = (value: unknown, type: Type): Value | undefined => {
        const number = isNumber(value) ? value : null;
        switch (type.name) {
            case 'Integer':
                return number === null ? undefined : toInteger(number);
            case 'Long':
                return number === null ? undefined : toLong(number);
            case 'Decimal':
                return number === null ? undefined : Decimal.from(number);
            case 'Double':
                return number === null ? undefined : toDouble(number);
            case 'String':
                return typeof value === 'string' ? value : undefined;
            case 'Id':
                return toId(value);
            case 'Boolean':
                return typeof value === 'boolean' ? value : undefined;
            case 'Datetime':
                return value instanceof Datetime || value instanceof ApexDate ? toDatetime(value) : undefined;
            case 'Date':
                if (value instanceof Datetime) return ApexDate.ofInstant(value.milliseconds);
                return value instanceof ApexDate ? value : undefined;
            default:
                return value as Value;
        }
    };

    /** What a variable of the type holds, where the compiler does not know what it gets. */
    const convert = (value: unknown, type: Type): Value => {
        if (value === null || value === undefined) return null;
        if (type.kind === 'primitive')
            return toPrimitive(value, type) ?? refuseConversion(runtime, value, type);
        if (
            type.kind === 'list' &&
            value instanceof List &&
            type.element.kind === 'primitive' &&
            value.type !== type
        )
            return new List(
                type,
                value.items.map((item) => convert(item, type.element))
            );
        if (type.kind === 'sobject' && value instanceof List) return onlyRecord(runtime, value);
        return value as Value;
    };

    const castPrimitive = (value: unknown, type: Type): Value => {
        if (isNumber(value)) {
            const isNumeric = ['Integer', 'Long', 'Double', 'Decimal'].includes(type.name);
            if (isNumeric) return toPrimitive(value, type)!;
            if (type.name !== 'Object') return refuseConversion(runtime, value, type);
        }
        if (type.name === 'Id' && typeof value === 'string') return toId(value);
        if (type.name === 'Datetime' && value instanceof ApexDate) return toDatetime(value);
        return isInstance(runtime, value, type) ? (value as Value) : refuseConversion(runtime, value, type);
    };

    return {
        toLong: (value: unknown) => ofNumber(value, toLong),
        toDecimal: (value: unknown) => ofNumber(value, Decimal.from as (number: ApexNumber) => Decimal),
        toDouble: (value: unknown) => ofNumber(value, toDouble),
        toDatetime,
        toId,
        convert,
        isInstance: (value: unknown, type: Type) => isInstance(runtime, value, type),
        cast(value: unknown, type: Type): Value {
            if (value === null || value === undefined) return null;
            if (type.kind === 'primitive') return castPrimitive(value, type);
            if (type.kind === 'sobject' && value instanceof List) return onlyRecord(runtime, value);
            if (
                type.kind === 'any' ||
                isInstance(runtime, value, type) ||
                isSameCollection(runtime, value, type)
            )
                return value as Value;
            return refuseConversion(runtime, value, type);
        }
    };
}

const ofNumber = <T>(value: unknown, convert: (number: ApexNumber) => T): T | null =>
    value === null || value === undefined ? null : convert(value as ApexNumber);

function toInteger(value: ApexNumber): number {
    if (typeof value === 'number') return value;
    return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : Math.trunc(toNumber(value)) | 0;
}

function toLong(value: ApexNumber): bigint {
    if (typeof value === 'bigint') return value;
    return value instanceof Decimal ? value.toBigInt() : BigInt(Math.trunc(toNumber(value)));
}

const toDouble = (value: ApexNumber) => (value instanceof Double ? value : new Double(toNumber(value)));

/** Collections that the platform casts though their elements are of another type. */
function isSameCollection(runtime: TypeTestContext, value: unknown, type: Type): boolean {
    const { types } = runtime;
    if (value instanceof ApexMap) return type.kind === 'map' && types.assignable(type, value.type);
    if (!(value instanceof List || value instanceof ApexSet) || value.type.kind !== type.kind) return false;
    const [own, wanted] = [value.type.element, type.element];
    if (own === types.SObject || own === types.Object) return true;
    if (own.kind === 'sobject') return wanted === types.SObject || own === wanted;
    const isText = (each: Type) => each === types.Id || each === types.String;
    return ['any', 'class', 'platform'].includes(own.kind) || (isText(own) && isText(wanted));
}
