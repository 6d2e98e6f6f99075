// The values under their old names, for modules that are not TypeScript yet. Goes with the last of them.
import * as values from './values/index.ts';
import { divideRounding } from './values/rounding.ts';

const { ApexDate, ApexMap, ApexSet, ApexObject, PlatformObject, SObject, EnumValue } = values;
const { Decimal, Double, Datetime, Time, Blob, List } = values;
for (const [type, names] of [
    [Decimal, { u: 'unscaled', s: 'scale' }],
    [Decimal, { add: 'plus', sub: 'minus', mul: 'times', div: 'dividedBy', cmp: 'compare', neg: 'negated' }],
    [Decimal, { num: 'toNumber', toBig: 'toBigInt', strip: 'stripTrailingZeros' }],
    [Double, { v: 'value' }],
    [ApexDate, { d: 'days', y: 'year', m: 'month' }],
    [Datetime, { t: 'milliseconds', iso: 'toRecordJson' }],
    [Time, { ms: 'milliseconds' }],
    [Blob, { b: 'bytes' }],
    [EnumValue, { ord: 'ordinal' }],
    [ApexObject, { $oid: '$identity' }],
    [PlatformObject, { $oid: '$identity', $t: '$class' }],
    [SObject, { d: 'definition', f: 'fields', q: 'queried', errs: 'errors', ro: 'readOnly' }],
    [SObject, { src: 'cloneSource', opts: 'options' }],
    [List, { t: 'type', a: 'items' }],
    [ApexSet, { t: 'type', m: 'entries', del: 'delete' }],
    [ApexMap, { t: 'type', m: 'slots', del: 'delete', vals: 'values' }]
])
    for (const [alias, name] of Object.entries(names))
        Object.defineProperty(type.prototype, alias, {
            get() {
                return this[name];
            },
            set(value) {
                this[name] = value;
            }
        });
export const divRound = divideRounding;
export {
    ApexDate as ADate,
    ApexMap as AMap,
    ApexObject as ApexObj,
    ApexSet as ASet,
    Blob as ABlob,
    Datetime as ADatetime,
    Decimal as ADecimal,
    Double as ADouble,
    EnumValue as EnumVal,
    List as AList,
    PlatformObject as NObj,
    SObject as SObj,
    Time as ATime
};
export const { Unsupported, id18, isIdLike, keyOf } = values;
export const eq = values.equal;
export const eqStrict = values.sameValue;
export const isNum = values.isNumber;
export const toNum = values.toNumber;
export const numCmp = values.compareNumbers;
