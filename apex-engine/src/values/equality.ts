import { ApexObject, PlatformObject } from './apex-object.ts';
import { ApexMap, ApexSet, List } from './collections.ts';
import { ApexDate, DAY_MILLISECONDS } from './date.ts';
import { Datetime } from './datetime.ts';
import { id18, isIdLike } from './id.ts';
import { keyOf } from './key.ts';
import { compareNumbers, isNumber } from './number.ts';
import { SObject } from './sobject.ts';

/** Apex `==`: texts ignore case, numbers compare across types, collections and records by value. */
export function equal(left: unknown, right: unknown): boolean {
    if (left === right) return true;
    if (left === null || left === undefined || right === null || right === undefined)
        return (left ?? null) === (right ?? null);
    if (typeof left === 'string') return typeof right === 'string' && equalTexts(left, right);
    if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) === 0;
    return sameValue(left, right);
}

/** The method `equals`: as `==`, but texts tell upper from lower case. */
export function sameValue(left: unknown, right: unknown): boolean {
    if (left === right) return true;
    if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
    if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null)
        return false;
    if (left instanceof ApexObject) return left.$equals?.(right) === true;
    if (left instanceof ApexDate && right instanceof Datetime) return isMidnightOf(left, right);
    if (left instanceof Datetime && right instanceof ApexDate) return isMidnightOf(right, left);
    if (left.constructor !== right.constructor) return false;
    if (left instanceof List) return sameItems(left, right as List);
    if (left instanceof ApexSet) return sameMembers(left, right as ApexSet);
    if (left instanceof ApexMap) return sameEntries(left, right as ApexMap);
    if (left instanceof PlatformObject)
        return left.$key !== undefined && left.$key === (right as PlatformObject).$key;
    if (left instanceof SObject && left.definition !== (right as SObject).definition) return false;
    return keyOf(left) === keyOf(right);
}

/** Inside collections, and for contains and indexOf: texts tell upper from lower case, the rest is `==`. */
export function sameElement(left: unknown, right: unknown): boolean {
    return typeof left === 'string' && typeof right === 'string' ? left === right : equal(left, right);
}

/** An id of 15 characters equals that of 18. */
function equalTexts(left: string, right: string): boolean {
    if (left.length === right.length) return left.toLowerCase() === right.toLowerCase();
    if (Math.min(left.length, right.length) !== 15 || Math.max(left.length, right.length) !== 18)
        return false;
    return isIdLike(left) && isIdLike(right) && id18(left) === id18(right);
}

function isMidnightOf(date: ApexDate, instant: Datetime): boolean {
    return date.days * DAY_MILLISECONDS === instant.milliseconds;
}

function sameItems(left: List, right: List): boolean {
    if (left.items.length !== right.items.length) return false;
    return left.items.every((item, place) => sameElement(item, right.items[place]));
}

function sameMembers(left: ApexSet, right: ApexSet): boolean {
    return left.size === right.size && left.values().every((value) => right.has(value));
}

function sameEntries(left: ApexMap, right: ApexMap): boolean {
    if (left.size !== right.size) return false;
    return left.entries().every(([key, value]) => right.has(key) && sameElement(value, right.get(key)));
}
