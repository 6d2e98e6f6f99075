import type { ApexObject, PlatformObject } from './apex-object.ts';
import type { Blob } from './blob.ts';
import type { ApexMap, ApexSet, List } from './collections.ts';
import type { ApexDate } from './date.ts';
import type { Datetime } from './datetime.ts';
import type { Decimal } from './decimal.ts';
import type { Double } from './double.ts';
import type { EnumValue } from './enum-value.ts';
import type { SObject } from './sobject.ts';
import type { Time } from './time.ts';

/**
 * Anything that Apex can hold. Integer is a number, Long a bigint, String and Id are strings, Boolean is a
 * boolean; the rest are classes of this folder.
 */
export type Value =
    | null
    | string
    | number
    | bigint
    | boolean
    | Decimal
    | Double
    | ApexDate
    | Datetime
    | Time
    | Blob
    | EnumValue
    | List
    | ApexSet
    | ApexMap
    | SObject
    | ApexObject
    | PlatformObject;
