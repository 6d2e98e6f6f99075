import { ApexException } from '../interpret/apex-exception.ts';
import type { Runtime } from '../interpret/runtime.ts';

import type { FieldInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import { classOf } from '../types/value-type.ts';
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
    fieldName,
    List,
    PlatformObject,
    SObject,
    Time,
    type Value
} from '../values/index.ts';
import { messageOf } from './apex-error.ts';

type Plain = Record<string, unknown>;

/** A plain value as the Apex value of a type. */
export function toApex(runtime: Runtime, value: unknown, type: Type): Value {
    return runtime.jsonTyped(runtime.jsonParse(JSON.stringify(value ?? null)), type) as Value;
}

/** A plain object as a record; what the object does not have is refused. */
export function toRecord(runtime: Runtime, object: string, fields: unknown): SObject {
    const type = runtime.types.sobject(object);
    if (!type) throw new Error(`unknown sObject ${object}`);
    return toApex(runtime, fields, type) as SObject;
}

/**
 * An Apex value as plain JSON. Fields that are null are left out of records.
 *
 * @param forComponent only @AuraEnabled members of Apex classes, as Lightning gets them
 */
export function toPlain(runtime: Runtime, value: unknown, forComponent = false): unknown {
    const plain = (one: unknown) => toPlain(runtime, one, forComponent);
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value;
    if (value instanceof Decimal) return value.toNumber();
    if (value instanceof Double) return value.value;
    if (value instanceof ApexDate || value instanceof Time) return value.toString();
    if (value instanceof Datetime) return value.js.toISOString();
    if (value instanceof Blob) return value.bytes.toString('base64');
    if (value instanceof EnumValue) return value.name;
    if (value instanceof List) return value.items.map(plain);
    if (value instanceof ApexSet) return value.values().map(plain);
    if (value instanceof ApexMap)
        return Object.fromEntries(value.entries().map(([key, held]) => [keyText(runtime, key), plain(held)]));
    if (value instanceof SObject) return plainRecord(value, plain);
    if (value instanceof ApexException)
        return { type: value.typeName(), message: messageOf(runtime, value as never) };
    if (value instanceof ApexObject) return plainObject(value, forComponent, plain);
    if (value instanceof PlatformObject) return JSON.parse(runtime.jsonOut(runtime.jsonTree(value)));
    return String(value);
}

const keyText = (runtime: Runtime, key: unknown): string =>
    key instanceof EnumValue ? key.name : runtime.str(key);

function plainRecord(record: SObject, plain: (value: unknown) => unknown): Plain {
    const fields = Object.entries(record.fields).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(fields.map(([key, value]) => [fieldName(record, key), plain(value)]));
}

function plainObject(object: ApexObject, forComponent: boolean, plain: (value: unknown) => unknown): Plain {
    const isShown = ({ isStatic, modifiers }: FieldInfo) =>
        !isStatic &&
        !modifiers.words.includes('transient') &&
        (!forComponent || modifiers.annotations.some(({ name }) => name === 'auraenabled'));
    const shown: Plain = {};
    for (const cls of classOf(object)?.lineage() ?? [])
        for (const field of cls.fields.values())
            if (isShown(field)) shown[field.name] = plain(fieldValue(object as unknown as Plain, field));
    return shown;
}

/** A property is asked its getter, where it has code. */
function fieldValue(object: Plain, field: FieldInfo): unknown {
    if (!field.isProperty || field.isAutomatic) return object[field.js];
    const getter = object[field.getterJs] as (() => unknown) | undefined;
    return field.declaration?.getter && getter ? getter.call(object) : null;
}
