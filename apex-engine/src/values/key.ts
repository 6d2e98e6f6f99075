import { ApexObject, PlatformObject } from './apex-object.ts';
import { Blob } from './blob.ts';
import { ApexMap, ApexSet, List } from './collections.ts';
import { ApexDate } from './date.ts';
import { Datetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { Double } from './double.ts';
import { EnumValue } from './enum-value.ts';
import { SObject } from './sobject.ts';
import { Time } from './time.ts';

/** A text that two values share if Set and Map take them for the same. Its first letter is the type. */
export function keyOf(value: unknown): string {
    switch (typeof value) {
        case 'string':
            return `s:${value}`;
        case 'number':
            return `n:${value}`;
        case 'bigint':
            return `l:${value}`;
        case 'boolean':
            return `b:${value}`;
        default:
            return value === null || value === undefined ? 'null' : keyOfObject(value);
    }
}

function keyOfObject(value: object): string {
    if (value instanceof EnumValue) return `e:${value.type.name}.${value.name}`;
    if (value instanceof Decimal) return `d:${value.stripTrailingZeros()}`;
    if (value instanceof Double) return `f:${value.value}`;
    if (value instanceof ApexDate) return `D:${value.days}`;
    if (value instanceof Datetime) return `T:${value.milliseconds}`;
    if (value instanceof Time) return `M:${value.milliseconds}`;
    if (value instanceof Blob) return `B:${value.bytes.toString('base64')}`;
    if (value instanceof SObject) return keyOfRecord(value);
    if (value instanceof List) return `L:[${value.items.map(keyOf).join(',')}]`;
    if (value instanceof ApexSet) return `E:{${value.values().map(keyOf).sort().join(',')}}`;
    if (value instanceof ApexMap)
        return `P:{${value
            .entries()
            .map(([key, held]) => `${keyOf(key)}>${keyOf(held)}`)
            .sort()
            .join(',')}}`;
    if (value instanceof PlatformObject) return value.$key ?? `o:${value.$identity}`;
    if (value instanceof ApexObject) return `o:${value.$identity}`;
    throw new TypeError(`no Apex value: ${value.constructor.name}`);
}

/** Records are the same with the same fields, null or not set alike. */
function keyOfRecord(record: SObject): string {
    const fields = Object.keys(record.fields)
        .filter((name) => record.fields[name] !== null)
        .sort()
        .map((name) => `${name}=${keyOf(record.fields[name])}`);
    return `S:${record.definition.name}:${fields.join('|')}`;
}
